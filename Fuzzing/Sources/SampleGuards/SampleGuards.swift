import ProxyGuards
import Rules

/// Guards with rules of which a target can say by itself what they find; one rule looks for its keyword behind what it matches.
public enum SampleGuards {
    /// What the first rule finds; no marker of a replacement goes on into it, and nobody takes it for a stand-in as he would `abcdefgh`.
    public static let secret = Array("zqx_bnmrtwqe".utf8)

    /// What providers are shown; no rule finds it.
    public static let key = Array("qqqq0000".utf8)

    /// A worker with one mode for everything.
    public static func worker(_ mode: GuardMode) -> GuardWorker {
        workers.first { $0.engine.policy.requestSecrets == mode } ?? workers[0]
    }

    /// libFuzzer calls from one thread.
    nonisolated(unsafe) private static let workers: [GuardWorker] = GuardMode.allCases.map { mode in
        let policy = GuardPolicy(requestSecrets: mode, responseSecrets: mode, promptRules: mode)
        guard let rules = try? RuleSet(rules), let prompts = try? PromptRule.read("deny: forbidden words") else {
            fatalError("the rules cannot be used")
        }
        return GuardEngine(rules: rules, promptRules: prompts, policy: policy).makeWorker()
    }

    private static let rules = [
        rule("sample/token", "zqx_bnmrtwq[a-z]", keyword: "zqx_"),
        rule("sample/value", "zqx=([a-z0-9]{4,20})", keyword: "zqx=", group: 1),
        rule("sample/behind", "[a-z]{6}@zqy", keyword: "@zqy", before: 6),
    ]

    private static func rule(
        _ id: StaticString, _ pattern: String, keyword: String, group: Int = 0, before: Int = 0
    ) -> Rule {
        Rule(
            id: RuleID(verified: id), name: "Sample", description: "Fires.", severity: .high, confidence: .high,
            keywords: [keyword], pattern: pattern, window: Window(before: before), secretGroup: group,
            remediation: "Revoke it.")
    }

    /// Whether a text has what the first rule finds.
    public static func hasToken(_ text: some Collection<UInt8>) -> Bool {
        let bytes = Array(text)
        return bytes.indices.contains { start in
            bytes[start...].starts(with: secret.dropLast()) && bytes.count >= start + secret.count
                && (0x61...0x7A).contains(bytes[start + secret.count - 1])
        }
    }
}
