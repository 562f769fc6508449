internal import Synchronization

/// A regular expression of PCRE2 over short texts, such as the value of a setting.
public final class Expression: Sendable {
    private let pattern: Pattern

    /// - Throws: `RulesError.badPattern` with what is wrong and where.
    public init(_ source: String) throws(RulesError) {
        pattern = try Pattern(source, anchored: false)
    }

    /// What a search came to.
    public enum Outcome: Hashable, Sendable {
        case found
        case absent
        /// PCRE2 gave up at one of its limits: nobody knows.
        case unknown
    }

    /// Whether it matches anywhere in the text. One that PCRE2 gives up on does not.
    public func matches(_ text: [UInt8]) -> Bool { search(text) == .found }

    /// The same of a text that need not be copied.
    public func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { search(UnsafeRawBufferPointer($0)) } == .found
    }

    /// Searches the text, and tells when that was too much work.
    public func search(_ text: [UInt8]) -> Outcome { text.withUnsafeBytes { search($0) } }

    private func search(_ text: UnsafeRawBufferPointer) -> Outcome {
        let lent = LentScratch.take()
        defer { lent.giveBack() }
        switch pattern.match(text, from: 0, atTextStart: true, atTextEnd: true, scratch: lent.scratch) {
        case .found: return .found
        case .none, .unclear: return .absent
        case .limit: return .unknown
        }
    }
}

/// A scratch that one match after the other uses: making one asks the system for memory.
///
/// Unchecked: whoever has taken it is the only one who has it.
private final class LentScratch: @unchecked Sendable {
    let scratch = MatchScratch(groupLimit: 1)
    /// As many as threads have matched at once.
    private static let idle = Mutex<[LentScratch]>([])

    static func take() -> LentScratch { idle.withLock { $0.popLast() } ?? LentScratch() }

    func giveBack() { Self.idle.withLock { $0.append(self) } }
}
