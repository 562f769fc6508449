internal import Rules

/// The rules about files of one kind.
struct KindRules: Sendable {
    /// One clause of a rule.
    struct Entry: Sendable {
        var rule: Rule
        var look: Look
    }

    private let entries: [Entry]
    private let gate: KeywordGate?

    init(_ entries: [Entry]) {
        self.entries = entries
        gate = entries.isEmpty ? nil : KeywordGate(entries.map(\.look.demands))
    }

    /// Those without whose words a file cannot be what they look for are left out.
    func candidates(in bytes: [UInt8]) -> [Entry] {
        gate?.candidates(in: bytes).map { entries[$0] } ?? []
    }
}
