import Rules
import Testing

@testable import Checks

@Suite struct SettingConditionTests {
    private func count(_ needs: String, _ text: String) throws -> Int {
        try configurationFindings(
            "[[rule.setting]]\nformats = [\"yaml\"]\npath = \"**/origin\"\nneeds = \(needs)", in: text, path: "a.yaml"
        ).count
    }

    @Test(arguments: [
        ("{ path = \"../kind\", value = \"^A$\" }", 1), ("{ path = \"../kind\", value = \"^B$\" }", 0),
        ("{ path = \"kind\", value = \"^B$\" }", 1), ("{ path = \"../../*\", name = \"^ki\" }", 1),
        ("{ path = \"../none\" }", 0), ("{ path = \"../kind\", value = \"!^B$\" }", 1),
    ])
    func relativeOrFromTheRoot(_ needs: String, _ expected: Int) throws {
        #expect(try count(needs, "kind: B\nweb:\n  origin: x\n  kind: A\n") == expected)
    }

    @Test func aPathHasToBeThere() throws {
        let rules = try configurationRules(
            "[[rule.setting]]\nformats = [\"yaml\"]\npath = \"abc\"\nneeds = { value = \"a\" }")
        #expect(throws: RulesError.self) { try ConfigurationAudit(rules).validate() }
    }
}
