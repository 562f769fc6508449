import Testing

@testable import Rules

@Suite struct GitleaksRuleTests {
    @Test(
        arguments: [
            ("my-rule", "gitleaks/my-rule"), ("My Rule_1", "gitleaks/my-rule-1"), ("-x", "gitleaks/x"),
            ("ä", "gitleaks/rule"),
        ])
    func `an id is written in the letters that ids have here`(id: String, expected: String) {
        #expect(GitleaksRule(id: id).ruleID { _ in false }.description == expected)
    }

    @Test func `two ids that are written alike are told apart`() {
        let taken = GitleaksRule(id: "a b").ruleID { _ in false }
        #expect(GitleaksRule(id: "a-b").ruleID { $0 == taken }.description == "gitleaks/a-b-2")
    }

    @Test func `what is said stays findable under its own name`() {
        var rule = GitleaksRule(id: "Mine")
        rule.description = "Key of ours."
        let shown = rule.rule(rule.ruleID { _ in false })
        #expect(shown.aliases == ["gitleaks:Mine"])
        #expect(shown.name == "Key of ours")
        #expect(GitleaksRule(id: "Mine").rule(shown.id).name == "Mine")
    }

    @Test func `a rule laid over another changes what it names`() throws {
        var (base, own) = (GitleaksRule(id: "a"), GitleaksRule(id: "a"))
        (base.description, base.entropy, base.secretGroup, base.keywords, base.tags) = ("b", 2, 1, ["k"], ["t"])
        base.regex = try GoRegex("(x)")
        base.required = [GitleaksRule.Required(id: "r")]
        (own.keywords, own.tags, own.entropy) = (["l"], ["u"], 3)
        own.path = try GoRegex("p")
        let laid = own.laid(over: base)
        #expect(laid.description == "b" && laid.entropy == 3 && laid.secretGroup == 1)
        #expect(laid.keywords == ["k", "l"] && laid.tags == ["t", "u"])
        #expect(laid.regex?.source == "(x)" && laid.path?.source == "p")
        #expect(laid.required.map(\.id) == ["r"])
    }

    @Test func `a generic rule is one by its name`() {
        #expect(GitleaksRule(id: "my-Generic-key").isGeneric && !GitleaksRule(id: "key").isGeneric)
    }

    @Test func `its path says where it applies`() throws {
        var rule = GitleaksRule(id: "a")
        #expect(rule.applies(to: ""))
        rule.path = try GoRegex(#"\.pem$"#)
        #expect(rule.applies(to: "x.pem") && !rule.applies(to: "x.pem.txt"))
    }
}
