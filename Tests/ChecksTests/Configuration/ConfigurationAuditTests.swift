import BuiltInRules
import Rules
import Testing

@testable import Checks

@Suite struct ConfigurationAuditTests {
    private let clauses = """
        [[rule.code]]
        languages = ["javascript", "go"]
        match = ["cors($A)", "cors()"]
        [[rule.setting]]
        formats = ["yaml", "nginx"]
        path = "**/cors"
        """

    @Test(arguments: [
        ("a.js", "cors()", ["cors() medium "]), ("a.py", "cors()", []), ("a.yml", "cors: x\n", ["x medium "]),
        ("site.conf", "server {\n  cors on;\n}\n", ["on medium "]), ("a.yml", "cors: [", []), ("a.md", "cors()", []),
        ("a.go", "x.cors()", []), ("test/a.js", "cors()", ["cors() info "]),
        ("dev/a.js", "cors(cors())", ["cors(cors()) low "]),
    ])
    func byLanguageAndFormat(_ path: String, _ text: String, _ expected: [String]) throws {
        #expect(try configurationFindings(clauses, in: text, path: path) == expected)
    }

    @Test func aRuleThatIsOffFindsNothing() throws {
        let audit = try ConfigurationAudit(try configurationRules(clauses))
        #expect(audit.findings(in: Array("cors()".utf8), path: "a.js") { _ in false }.isEmpty)
    }

    @Test func theBuiltInRulesCanBeRead() throws {
        try ConfigurationAudit(try BuiltInRules.load().rules).validate()
    }

    @Test(arguments: [("a.ts", true), ("a.conf", true), ("Caddyfile", true), (".env.prod", true), ("a.txt", false)])
    func names(_ path: String, _ expected: Bool) {
        #expect(ConfigurationAudit.isNamed(path) == expected)
    }
}
