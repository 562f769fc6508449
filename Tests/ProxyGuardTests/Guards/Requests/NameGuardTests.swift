import Testing

@testable import ProxyGuards

@Suite struct NameGuardTests {
    @Test(arguments: GuardMode.allCases)
    func aSecretInTheNameOfSomethingIsNeverSentOnUnlessThePolicyLetsIt(mode: GuardMode) throws {
        let worker = try GuardSamples.worker(mode)
        for (rule, value) in GuardSamples.secrets() {
            let findings = [GuardFinding(rule: rule, field: "model")]
            let expected: GuardVerdict =
                switch mode {
                case .block, .redact: .blocked(findings)
                case .flag: .flagged(findings)
                case .off: .pass
                }
            #expect(worker.inspect(name: value, field: "model") == expected, "\(rule)")
        }
    }

    @Test(arguments: [
        "gpt-4o", "gemini-2.5-pro-preview-05-06", "claude-sonnet-4-5-20250929",
        "ft:gpt-4o-mini-2024-07-18:acme::7p4lURel",
        "meta-llama/Llama-3.3-70B-Instruct", "accounts/fireworks/models/deepseek-v3p1", "chatgpt-4o-latest", "",
        "resp_0123456789abcdef", "file-abc123",
    ])
    func ordinaryNamesPass(text: String) throws {
        #expect(try GuardSamples.worker(.block).inspect(name: text, field: "model") == .pass)
    }

    @Test func whatEarlierNamesCostIsNotTakenFromLaterOnes() throws {
        let worker = try GuardSamples.worker(.block)
        // Looks like the beginning of keys throughout.
        let costly = String(repeating: "AKIA xoxb- ghp_ sk-ant- api_key= ", count: 60)
        for _ in 0..<1000 { #expect(worker.inspect(name: costly, field: "model") == .pass) }
    }
}
