import Testing

@testable import ProxyConfiguration

@Suite struct LimitTests {
    @Test func ranges() {
        let limit = Limit<Duration>.range(.seconds(1) ... .seconds(60)) as Limit<Duration>
        #expect(limit.phrase == "from 1s to 1m")
        #expect(limit.contains(.seconds(60)) && !limit.contains(.seconds(61)))
    }

    @Test func whatIsNotSetIsInEveryRange() {
        let limit: Limit<Int?> = Limit<Int>.range(1...9)
        #expect(limit.contains(nil) && limit.contains(9) && !limit.contains(0))
    }
}
