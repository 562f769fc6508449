import Rules
import Testing

@testable import SecScan

@Suite struct PolicyTests {
    @Test func mergingKeepsBoth() {
        var policy = Policy(disabled: [RuleSelector("a")], failOn: .high)
        policy.merge(Policy(allows: [Allow(origin: "o", reason: "r")], excluded: [Glob("x")]))
        #expect(policy.failOn == .high && policy.allows.count == 1)
        policy.merge(Policy(disabled: [RuleSelector("b")], failOn: .low))
        #expect(policy.failOn == .low)
        #expect(policy.disabled == [RuleSelector("a"), RuleSelector("b")])
        #expect(policy.excluded == [Glob("x")])
    }

    @Test func summaryNamesEverything() {
        var allow = Allow(origin: "o", reason: "known")
        allow.paths = [Glob("docs/*")]
        allow.fingerprints = ["00ff"]
        let lines = Policy(allows: [allow], disabled: [RuleSelector("generic")]).summary
        #expect(lines.count == 2)
        #expect(lines[0].contains("docs/*") && lines[0].contains("00ff") && lines[0].contains("known"))
        #expect(lines[1].contains("generic"))
    }

    @Test(arguments: [(false, ["sample/critical"], 1), (true, [], 0)])
    func switchingRulesOff(isTrusted: Bool, left: [String], notes: Int) throws {
        let set = try RuleSet([Token.rule(), Token.rule("sample/critical", severity: .critical)])
        var policy = Policy(disabled: [RuleSelector("sample/*")])
        let rules = policy.apply(to: set, isTrusted: isTrusted, origin: "o")
        #expect(rules.rules.map(\.id).filter { !rules.silent.contains($0) }.map(\.description) == left)
        #expect(policy.notes.count == notes)
    }

    @Test func nothingSwitchedOff() throws {
        var policy = Policy()
        let rules = try Token.rules()
        let left = policy.apply(to: rules, isTrusted: false, origin: "o")
        #expect(left.rules.map(\.id) == rules.rules.map(\.id) && left.silent.isEmpty)
    }
}
