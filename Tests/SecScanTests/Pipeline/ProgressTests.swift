import Rules
import Testing

@testable import SecScan

@Suite struct ProgressTests {
    @Test func aStageBeginsAtNothing() {
        let progress = Progress()
        #expect(progress.state == ("", 0, 0))
        progress.begin("Reading", total: 3)
        progress.advance()
        progress.advance(2)
        #expect(progress.state == ("Reading", 3, 3))
        progress.begin("Writing", total: 7)
        #expect(progress.state == ("Writing", 0, 7))
    }
}
