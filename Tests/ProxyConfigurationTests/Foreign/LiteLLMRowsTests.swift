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
        for name in ["extra_headers.Authorization", "default_headers.X-API-Key", "aws_session_token", "client_secret"] {
            #expect(LiteLLMRows.ofUpstream(name)?.setting.key == ForeignSettings.upstreamSecret.key, "\(name)")
        }
        #expect(LiteLLMRows.ofUpstream("extra_headers.Accept") == nil && LiteLLMRows.ofUpstream("authorization") == nil)
        for row in EnvironmentRows.all { #expect(questions.contains(row.setting.key), "\(row.name)") }
    }
}
