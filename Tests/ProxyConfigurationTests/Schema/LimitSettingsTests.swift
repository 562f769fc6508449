import Testing

@testable import ProxyConfiguration

@Suite struct LimitSettingsTests {
    @Test func whatIsCountedHasNoDefaultAndNoZero() {
        for setting in LimitSettings.rates {
            #expect(setting.standard == nil && setting.key.hasPrefix("limits."))
            #expect(setting.limit?.contains(0) == false && setting.limit?.contains(1) == true)
        }
        #expect(LimitSettings.rates.count == 11)
    }
}
