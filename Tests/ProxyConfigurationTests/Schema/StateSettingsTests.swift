import ProxyConfiguration
import Testing

@Suite struct StateSettingsTests {
    @Test func whatIsNotSetIsNoDoorOpen() {
        #expect(StoreSettings.onFailure.standard == .closed && StoreSettings.address.standard.server == nil)
        #expect(
            EncryptionSettings.key.isSecret && StoreSettings.password.isSecret && MetricsSettings.tokenHash.isSecret)
    }
}
