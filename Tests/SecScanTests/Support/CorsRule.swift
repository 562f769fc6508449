/// A rule about code, as a user's file has it.
enum CorsRule {
    static let text = #"""
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
}
