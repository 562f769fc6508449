import Testing

@testable import ProxyLimits

@Suite struct FailureSettingsTests {
    @Test func usual() {
        let settings = FailureSettings()
        #expect(settings.firstNanoseconds == .seconds(1) && settings.longestNanoseconds == .seconds(900))
        #expect(settings.quietNanoseconds == .seconds(900) && settings.threshold == 5)
    }

    @Test func movedIntoTheirRange() {
        let settings = FailureSettings(
            threshold: 0, firstWait: .seconds(-1), longestWait: .seconds(-1), capacity: -1)
        #expect(settings.threshold == 1 && settings.capacity == 1 && settings.firstWait == .milliseconds(1))
        #expect(settings.longestWait == settings.firstWait && settings.quietNanoseconds == .seconds(60))
        #expect(FailureSettings(threshold: 99, longestWait: .seconds(1_000_000)).threshold == 60)
    }
}
