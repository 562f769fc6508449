import ProxyConfiguration
import Testing

@Suite struct GeneralSettingsTests {
    @Test func whatIsNotSetIsOfThisMachineAlone() {
        #expect(GeneralSettings.environment.isRequired && GeneralSettings.environment.standard == .production)
        for setting in [ListenerSettings.data, ListenerSettings.management, ListenerSettings.metrics] {
            #expect(setting.standard.isLoopback)
        }
    }
}
