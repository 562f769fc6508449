import ProxyConfiguration
import Testing

@testable import ProxyGuard

@Suite struct ProviderPresetTests {
    @Test(arguments: ProviderPreset.allCases) func everyPresetIsADialectOverTLS(_ preset: ProviderPreset) {
        #expect(UpstreamDialect(rawValue: preset.rawValue) != nil)
        #expect(WebAddress(preset.baseURL)?.scheme == "https")
        #expect(preset.variable == "\(preset.rawValue.uppercased())_API_KEY")
    }
}
