import Rules
import Testing

@testable import SecScan

@Suite struct GitleaksFileTests {
    private func parse(_ text: String, isTrusted: Bool = false) throws -> Policy {
        try PolicyFile.parse(text, file: ".gitleaks.toml", isTrusted: isTrusted)
    }

    private func names(_ policy: Policy, _ sighting: Sighting) -> Bool {
        policy.allows.contains { $0.names(sighting, now: 0) }
    }

    @Test func globalListsNeedOneCondition() throws {
        let policy = try parse("[allowlist]\ndescription = \"d\"\npaths = ['''\\.md$''']\nregexes = ['''^zqx_a''']")
        #expect(policy.allows.map(\.reason) == ["d"])
        #expect(names(policy, .sample("a.md", value: Token.second)))
        #expect(names(policy, .sample("a.txt")))
        #expect(!names(policy, .sample("a.txt", value: Token.second)))
    }

    @Test func conditionAND() throws {
        let policy = try parse("[[allowlists]]\ncondition = \"and\"\npaths = ['''md$''']\nstopwords = [\"AAAA\"]")
        #expect(names(policy, .sample("a.md")))
        #expect(!names(policy, .sample("a.txt")))
        #expect(!names(policy, .sample("a.md", value: Token.second)))
    }

    @Test func listsOfARule() throws {
        let policy = try parse("[[rules]]\nid = \"tok\"\n[[rules.allowlists]]\npaths = ['''txt$''']\n")
        #expect(policy.notes == [])
        #expect(names(policy, .sample("a.txt", rule: Token.rule(aliases: ["gitleaks:tok"]))))
        #expect(!names(policy, .sample("a.txt")))
        let targeted = try parse("[[allowlists]]\ntargetRules = [\"tok\"]\npaths = ['''txt$''']\n")
        #expect(names(targeted, .sample("a.txt", rule: Token.rule(aliases: ["gitleaks:tok"]))))
        #expect(!names(targeted, .sample("a.txt")))
    }

    @Test func ownRulesAreNamedAndOthersSwitchedOff() throws {
        let policy = try parse("[extend]\ndisabledRules = [\"x\"]\n[[rules]]\nid = \"mine\"\nregex = '''a'''\n")
        #expect(policy.disabled == [RuleSelector("gitleaks:x")])
        #expect(policy.notes.map(\.kind) == [.ignoredSetting])
        #expect(policy.notes.allSatisfy { $0.text.contains("mine") })
    }

    @Test func brokenPattern() {
        #expect(throws: ScanError.self) { try parse("[allowlist]\nregexes = ['''(''']") }
    }

    @Test func ignoreFile() throws {
        let commit = String(repeating: "ab", count: 20)
        let text = "# why\n\n\(commit):d/a:b.txt:rule:3\na.txt:rule:4\nnonsense\na.txt:rule:x\n"
        let policy = GitleaksFile.parseIgnore(text, file: "i")
        #expect(policy.allows.map(\.origin) == ["i:3", "i:4"])
        #expect(policy.notes.map { $0.text.prefix(4) } == ["i:5:", "i:6:"])
        #expect(names(policy, .sample("d/a:b.txt", line: 3, commit: commit)))
        #expect(!names(policy, .sample("d/a:b.txt", line: 3, commit: "cd")))
        #expect(names(policy, .sample("a.txt", line: 4)))
        #expect(!names(policy, .sample("d/a.txt", line: 4)))
        #expect(!names(policy, .sample("a.txt", line: 5)))
    }
}
