internal import Rules

/// The rules about files of one kind.
struct KindRules: Sendable {
    /// One clause of a rule.
    struct Entry: Sendable {
        var rule: Rule
        var look: Look
    }

    let all: [Entry]
    private let gate: KeywordGate?

    init(_ entries: [Entry]) {
        all = entries
        gate = entries.isEmpty ? nil : KeywordGate(entries.map(\.look.demands))
    }

    /// The words of the rules, for a detector to look for; nil if there are no rules.
    func watched(by detector: Detector) -> WatchedWords? { gate?.watched(by: detector) }

    /// Those without whose words a file cannot be what they look for are left out.
    /// - Parameter places: where the words stand in the file, if they were watched.
    func candidates(in bytes: [UInt8], _ places: WatchedWords.Places? = nil) -> [Entry] {
        gate?.candidates(in: bytes, places).map { all[$0] } ?? []
    }
}
