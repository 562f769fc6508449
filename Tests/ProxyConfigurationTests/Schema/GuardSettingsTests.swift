import ProxyConfiguration
import Testing

@Suite struct GuardSettingsTests {
    @Test func whatIsNotSetGuards() {
        #expect(GuardSettings.requestSecrets.standard == .block && GuardSettings.responseSecrets.standard == .redact)
        #expect(GuardSettings.onFailure.standard == .closed)
        #expect(GuardSettings.onFailure.limit?.contains(.local) == false)
    }
}
