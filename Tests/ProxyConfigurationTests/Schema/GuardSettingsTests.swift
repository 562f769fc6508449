import ProxyConfiguration
import Testing

@Suite struct GuardSettingsTests {
    @Test func whatIsNotSetGuards() {
        #expect(GuardSettings.requestSecrets.standard == .block && GuardSettings.responseSecrets.standard == .redact)
        #expect(GuardSettings.onFailure.standard == .closed)
        // Nothing looks for personal data yet: a default that promised it would be a lie.
        #expect(GuardSettings.personalData.standard == .off)
        #expect(GuardSettings.onFailure.limit?.contains(.local) == false)
    }
}
