public import Rules

extension Rule {
    /// A rule of which only what matters to a test is given.
    public static func testRule(
        _ id: String = "test/rule", keywords: [String], pattern: String, window: Window = Window(),
        secretGroup: Int = 0,
        confidence: Confidence = .high, filters: [ValueFilter] = [], validation: Validation? = nil
    ) throws -> Rule {
        guard let id = RuleID(id) else { throw RulesError(.badValue, id) }
        return Rule(
            id: id, name: "A rule", description: "Fires.", severity: .high, confidence: confidence, keywords: keywords,
            pattern: pattern, window: window, secretGroup: secretGroup, filters: filters, validation: validation,
            remediation: "Revoke it.")
    }
}

/// `text` without the separators that keep a test file from holding a credential.
public func joined(_ text: String) -> String { RuleExample.joined(text) }

/// Calls `body` with the bytes of `text`.
public func withBytes<Result>(_ text: String, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try Array(text.utf8).withUnsafeBytes(body)
}
