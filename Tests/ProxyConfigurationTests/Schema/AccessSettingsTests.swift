import ProxyConfiguration
import Testing

@Suite struct AccessSettingsTests {
    @Test func tokensLiveThirtyDaysAtMost() {
        #expect(TokenSettings.defaultLifetime.standard <= TokenSettings.maximumLifetime.standard)
        #expect(TokenSettings.maximumLifetime.limit?.contains(.seconds(31 * 86_400)) == false)
        #expect(ManagementSettings.allowedNetworks.standard.values.map(\.isLoopback) == [true, true])
    }
}
