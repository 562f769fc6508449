/// A PCRE2 pattern that is asked one thing: does it occur in these bytes? For allowlists; made for short values.
public final class BytePattern: Sendable {
    public let source: String
    private let pattern: Pattern

    /// - Throws: `RulesError.badPattern`.
    public init(_ source: String) throws(RulesError) {
        self.source = source
        pattern = try Pattern(source, anchored: false)
    }

    /// A pattern that gives up at one of its limits does not occur.
    public func occurs(in bytes: [UInt8]) -> Bool {
        let scratch = MatchScratch()
        return bytes.withUnsafeBytes {
            pattern.match($0, from: 0, atTextStart: true, atTextEnd: true, scratch: scratch) == .found
        }
    }
}
