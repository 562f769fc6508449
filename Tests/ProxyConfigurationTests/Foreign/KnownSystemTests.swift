import Testing

@testable import ProxyConfiguration

@Suite struct KnownSystemTests {
    @Test(
        arguments: [
            (["IP_RATE_LIMIT", "MASK_API_KEYS"], "llm-proxy"),
            (["JWT_EXPIRY", "MODELMUXER_MODE", "IP_RATE_LIMIT"], "ModelMuxer"),
            (["LITELLM_LOG", "UI_PASSWORD"], "LiteLLM"), (["PORT", "DATABASE_URL", "IP_RATE_LIMIT"], nil), ([], nil),
        ] as [([String], String?)])
    func recognised(names: [String], expected: String?) {
        #expect(KnownSystem.recognised(Set(names))?.name == expected)
    }

    @Test func everyDeadSettingHasAReason() {
        for system in KnownSystem.all {
            #expect(system.marks.count >= 2 && system.dead.values.allSatisfy { !$0.isEmpty })
        }
        #expect(KnownSystem.llmProxy.dead["GLOBAL_RATE_LIMIT"] != KnownSystem.llmProxy.dead["MASK_API_KEYS"])
    }
}
