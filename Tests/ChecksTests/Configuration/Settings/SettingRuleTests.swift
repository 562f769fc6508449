import Rules
import Settings
import Testing

@testable import Checks

@Suite struct SettingRuleTests {
    private let clauses = """
        [[rule.setting]]
        formats = ["yaml", "json"]
        path = ["cors/origins/[]?", "cors/origin"]
        value = '^\\*$'
        message = "any origin"
        unless = { path = "off", value = "true" }
        with = { path = "../../credentials", value = "true", severity = "high", message = "with credentials" }
        """

    @Test(arguments: [
        ("cors:\n  origins: ['*']\n", ["'*' medium any origin"]), ("cors: {origin: '*'}\n", ["'*' medium any origin"]),
        ("cors:\n  origins: [a, '*']\n  credentials: true\n", ["'*' high any origin, with credentials"]),
        ("cors:\n  origins: [a]\n", []), ("off: true\ncors: {origin: '*'}\n", []), ("other: {origins: ['*']}\n", []),
    ])
    func valuesAndCompanions(_ text: String, _ expected: [String]) throws {
        #expect(try configurationFindings(clauses, in: text, path: "a.yaml") == expected)
    }

    @Test func namesAndFiles() throws {
        let clauses = """
            [[rule.setting]]
            formats = ["env"]
            files = [".env.prod*"]
            keywords = ["ORIGINS"]
            path = "*"
            name = "_ORIGINS$"
            value = '^\\*$'
            at = "name"
            """
        #expect(try configurationFindings(clauses, in: "APP_ORIGINS=*\n", path: ".env.prod") == ["APP_ORIGINS medium "])
        #expect(try configurationFindings(clauses, in: "APP_ORIGINS=*\n", path: ".env").isEmpty)
        #expect(try configurationFindings(clauses, in: "APP_ORIGIN=*\n", path: ".env.prod").isEmpty)
    }

    @Test(arguments: [("- cors: {origin: '*'}\n", 100, 100), ("---\ncors: {origin: '*'}\n", 100, 50)])
    func everyDocumentAndSettingIsTakenOffTheBudget(_ text: String, _ visits: Int, _ count: Int) throws {
        let clause = try #require(try configurationRules(clauses).first?.clauses.first)
        let rule = try SettingRule(clause)
        let many = String(repeating: text, count: 1000)
        var budget = SettingBudget(visits: visits, steps: 100)
        let file = try SettingsFile(Array(many.utf8), format: .yaml)
        let found = rule.findings(in: file, &budget).count
        #expect(found < count && budget.isSpent)
        budget = SettingBudget(visits: 100_000, steps: 100_000)
        _ = rule.findings(in: file, &budget)
        #expect(!budget.isSpent)
    }

    @Test(arguments: [
        ("path = \"abc\"", "'formats' is missing"), ("formats = [\"doc\"]\npath = \"abc\"", "format 'doc' is none of"),
        ("formats = [\"env\"]", "'path' is missing"), ("formats = [\"env\"]\npath = \"*\"", "no name of three letters"),
        ("formats = [\"env\"]\npath = \"abc\"\nat = \"end\"", "neither name nor value"),
    ])
    func mistakesAreTold(_ fields: String, _ message: String) throws {
        let rules = try configurationRules("[[rule.setting]]\n" + fields)
        let error = #expect(throws: RulesError.self) { try ConfigurationAudit(rules).validate() }
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }
}
