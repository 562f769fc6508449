import TestSupport
import Testing

@testable import Rules

@Suite("Rule")
struct RuleTests {
    @Test(
        "a token's own rule is more specific than a provider's, that more than a generic one",
        arguments: [
            ("generic/key", "key_", 0), ("generic/key", "(?i)key", 0), ("cloud/key", "(?i)cloud", 2),
            ("cloud/key", "cl_[0-9]", 3),
        ])
    func specificity(id: String, pattern: String, expected: Int) throws {
        #expect(try Rule.testRule(id, keywords: ["key"], pattern: pattern).specificity == expected)
    }

    @Test("a shape that several providers share yields to a provider's name, not to the generic family")
    func broad() throws {
        var rule = try Rule.testRule("cloud/key", keywords: ["key"], pattern: "cl_[0-9]")
        rule.isBroad = true
        #expect(rule.specificity == 1)
        rule = try Rule.testRule("generic/key", keywords: ["key"], pattern: "cl_[0-9]")
        rule.isBroad = true
        #expect(rule.specificity == 0)
    }

    @Test(
        "keywords are compared as the pattern is",
        arguments: [("(?i)abc", true), ("abc", false), ("abc(?i)d", false), ("(?i:abc)", false)])
    func ignoresCase(pattern: String, expected: Bool) throws {
        #expect(try Rule.testRule(keywords: ["abc"], pattern: pattern).ignoresCase == expected)
    }
}
