/// A regular expression of PCRE2 over short texts, such as the value of a setting.
public final class Expression: Sendable {
    private let pattern: Pattern

    /// - Throws: `RulesError.badPattern` with what is wrong and where.
    public init(_ source: String) throws(RulesError) {
        pattern = try Pattern(source, anchored: false)
    }

    /// Whether it matches anywhere in the text. One that PCRE2 gives up on does not.
    public func matches(_ text: [UInt8]) -> Bool {
        let scratch = MatchScratch(groupLimit: 1)
        return text.withUnsafeBytes {
            pattern.match($0, from: 0, atTextStart: true, atTextEnd: true, scratch: scratch) == .found
        }
    }
}
