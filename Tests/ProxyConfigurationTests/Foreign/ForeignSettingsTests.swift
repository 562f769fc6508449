import ProxyConfiguration
import Testing

@Suite struct ForeignSettingsTests {
    @Test func noneIsASettingOfOurs() {
        #expect(ForeignSettings.all.allSatisfy { $0.key.hasPrefix("foreign.") && Schema.setting($0.key) == nil })
        #expect(Set(ForeignSettings.all.map(\.key)).count == ForeignSettings.all.count)
    }
}
