import Rules
import Testing

@testable import Checks

/// Rules of a rule file's text, as family `cors`.
func configurationRules(_ clauses: String) throws -> [Rule] {
    try RuleFileParser.parse(
        """
        [[rule]]
        id = "cors/a"
        name = "A"
        description = "B"
        severity = "medium"
        confidence = "high"
        cwe = "CWE-942"
        remediation = "C"
        \(clauses)
        """, file: "cors.test.toml")
}

/// What the rules of a text find: the text of each place, its severity and its message.
func configurationFindings(_ clauses: String, in text: String, path: String) throws -> [String] {
    let bytes = Array(text.utf8)
    let audit = ConfigurationAudit(try configurationRules(clauses))
    try audit.validate()
    return audit.outcome(in: bytes, path: path).findings.map {
        let severity = $0.finding.severity?.rawValue ?? "none"
        return "\(String(decoding: bytes[$0.finding.range], as: UTF8.self)) \(severity) \($0.finding.message)"
    }
}
