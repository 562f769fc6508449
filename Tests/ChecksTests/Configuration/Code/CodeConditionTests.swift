import Rules
import Testing

@testable import Checks

@Suite struct CodeConditionTests {
    private func clauses(_ scope: String) -> String {
        "[[rule.code]]\nlanguages = [\"javascript\"]\nmatch = \"here\"\nneeds = { scope = \"\(scope)\", match = \"there: $V\", where = { V = \"1\" } }"
    }

    @Test(arguments: [
        ("call", "f(here, { there: 1 })", true), ("call", "f(here); g({ there: 1 })", false),
        ("statement", "f(here).g({ there: 1 })", true), ("file", "f(here); g({ there: 1 })", true),
        ("file", "f(here); g({ there: 2 })", false), ("group", "f({ here, there: 1 })", true),
        ("group", "f({ here }, { there: 1 })", false),
    ])
    func scopes(_ scope: String, _ code: String, _ expected: Bool) throws {
        #expect(try configurationFindings(clauses(scope), in: code, path: "a.js").isEmpty != expected)
    }

    @Test func anUnknownScopeIsTold() throws {
        let rules = try configurationRules(clauses("world"))
        let error = #expect(throws: RulesError.self) { try ConfigurationAudit(rules).validate() }
        #expect(error?.message.hasPrefix("scope 'world' is none of match, group") == true)
        #expect(error?.line == 9)
    }
}
