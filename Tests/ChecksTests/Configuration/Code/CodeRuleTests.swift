import Rules
import Testing

@testable import Checks

@Suite struct CodeRuleTests {
    @Test func placeMessageAndCompanion() throws {
        let clauses = """
            [[rule.code]]
            languages = ["javascript"]
            requires = ['$CORS = require("cors")']
            match = ['$CORS({..., origin: $ORIGIN, ...})']
            where = { ORIGIN = '^(true|"\\*")$' }
            at = "ORIGIN"
            message = "allows $ORIGIN"
            with = [{ scope = "call", match = "credentials: true", severity = "high", message = "with credentials" }]
            """
        let code = """
            const c = require('cors')
            c({ origin: true })
            c({ origin: '*', credentials: true })
            c({ origin: 'https://a.example' })
            cors({ origin: true })
            """
        #expect(
            try configurationFindings(clauses, in: code, path: "a.js") == [
                "true medium allows true", "'*' high allows '*', with credentials",
            ])
        #expect(try configurationFindings(clauses, in: "cors({ origin: true })", path: "a.js").isEmpty)
    }

    @Test func whatHasToBeThereAndWhatMustNot() throws {
        let clauses = """
            [[rule.code]]
            languages = ["python"]
            match = "get(..., verify=$V)"
            where = { V = "^False$" }
            needs = { scope = "file", match = "import requests" }
            unless = [{ scope = "function", match = ["$CHECK(...)"], where = { CHECK = "^only_" } }]
            """
        #expect(
            try configurationFindings(clauses, in: "import requests\nget(u, verify=False)\n", path: "a.py").count == 1)
        #expect(try configurationFindings(clauses, in: "get(u, verify=False)\n", path: "a.py").isEmpty)
        let guarded = "import requests\ndef a():\n    only_local(u)\n    get(u, verify=False)\n"
        #expect(try configurationFindings(clauses, in: guarded, path: "a.py").isEmpty)
    }

    @Test func whatIsRequiredInManyPlaces() throws {
        let clauses = """
            [[rule.code]]
            languages = ["javascript"]
            requires = ['$VALUE = $SOURCE']
            where = { SOURCE = '^from\\(' }
            match = ['allow($VALUE)']
            """
        let code = "a = from(x); a = from(y); b = from(x); allow(a); allow(b); allow(c)"
        #expect(
            try configurationFindings(clauses, in: code, path: "a.js").map { $0.prefix(8) } == ["allow(a)", "allow(b)"])
        let places = clauses.replacing("$VALUE)']", with: "$VALUE)']\nat = \"SOURCE\"")
        #expect(try configurationFindings(places, in: code, path: "a.js").count == 3)
    }

    @Test(arguments: [
        ("match = \"a()\"", "'languages' is missing"),
        ("languages = [\"cobol\"]\nmatch = \"a()\"", "'cobol' is none of"),
        ("languages = [\"go\"]", "'match' is missing"),
        ("languages = [\"go\"]\nmatch = \"a(\"", "a bracket is not closed"),
        ("languages = [\"go\"]\nmatch = \"abc()\"\nat = \"X\"", "'at' names $X"),
        ("languages = [\"go\"]\nmatch = \"abc()\"\nwhere = { X = \"a\" }", "'where' names $X"),
        ("languages = [\"go\"]\nmatch = \"abc()\"\nscope = \"call\"", "unknown field 'scope'"),
        ("languages = [\"go\"]\nmatch = \"ab()\"", "must have 3...128 bytes"),
    ])
    func mistakesAreTold(_ fields: String, _ message: String) throws {
        let rules = try configurationRules("[[rule.code]]\n" + fields)
        let error = #expect(throws: RulesError.self) { try ConfigurationAudit(rules).validate() }
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }
}
