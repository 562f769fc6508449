import Checks
import Rules
import Testing

@testable import SecScan

@Suite struct LazyConfigurationTests {
    static let rules = #"""
        [[rule]]
        id = "cors/a"
        name = "A"
        description = "B"
        severity = "medium"
        confidence = "high"
        cwe = "CWE-942"
        remediation = "C"
        [[rule.code]]
        languages = ["javascript"]
        match = "cors()"
        message = "every origin is allowed"
        """#

    @Test func findsWhatItsRulesSay() throws {
        let rules = try RuleSet(try RuleFileParser.parse(Self.rules, file: "cors.toml"))
        let configuration = LazyConfiguration(rules)
        let bytes = Array("cors()".utf8)
        #expect(configuration.outcome(in: bytes, path: "a.js").findings.map(\.finding.range) == [0..<6])
    }

    @Test func withoutSuchRulesThereIsNothing() throws {
        let configuration = LazyConfiguration(try RuleSet([]))
        #expect(configuration.outcome(in: Array("cors()".utf8), path: "a.js").findings.isEmpty)
    }
}
