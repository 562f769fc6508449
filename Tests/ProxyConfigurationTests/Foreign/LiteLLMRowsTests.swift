import Testing

@testable import ProxyConfiguration

@Suite struct LiteLLMRowsTests {
    @Test func everyRowIsOfASectionAndOfASettingThatExists() {
        let questions = Set((Schema.settings + ForeignSettings.all).map(\.key))
        for rows in LiteLLMRows.byName.values {
            for row in rows {
                #expect(
                    ["general_settings", "litellm_settings", "router_settings"].contains {
                        row.name.hasPrefix($0 + ".")
                    })
                #expect(questions.contains(row.setting.key), "\(row.name)")
            }
        }
        for row in EnvironmentRows.all { #expect(questions.contains(row.setting.key), "\(row.name)") }
    }
}
