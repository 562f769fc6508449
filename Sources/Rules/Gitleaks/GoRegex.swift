internal import CPCRE2

/// A regular expression of Go's, run by PCRE2 in UTF mode.
public final class GoRegex: Sendable {
    /// As it was written.
    public let source: String
    public let captureCount: Int
    private let code: CompiledPattern

    /// - Throws: `RulesError.badPattern`.
    public init(_ source: String) throws(RulesError) {
        self.source = source
        // Go's line ends are line feeds alone, and its dollar sign is the end of the text.
        let pattern = "(*LF)" + (try GoSyntax.translated(source))
        let options = PCRE2_UTF | PCRE2_NEVER_UCP | PCRE2_DOLLAR_ENDONLY | PCRE2_ALT_CIRCUMFLEX
        do throws(CompiledPattern.Failure) {
            code = try CompiledPattern(pattern, options: options)
        } catch {
            throw RulesError(.badPattern, "the expression cannot be compiled: \(error.message)")
        }
        captureCount = code.captureCount
    }

    /// Searches valid UTF-8 from `start`, which is the beginning of a character; ranges of groups are then in `scratch`.
    func match(
        _ text: UnsafeRawBufferPointer, from start: Int, scratch: borrowing MatchScratch
    ) -> CompiledPattern.Outcome {
        guard text.baseAddress != nil else {
            return withUnsafeBytes(of: UInt8(0)) { zero in
                match(UnsafeRawBufferPointer(start: zero.baseAddress, count: 0), from: 0, scratch: scratch)
            }
        }
        return code.match(text, from: start, options: PCRE2_NO_UTF_CHECK, scratch: scratch)
    }

    /// Whether it matches anywhere in a path, a value or a line. One that gives up at a limit does not.
    public func occurs(in bytes: some Sequence<UInt8>) -> Bool {
        let scratch = MatchScratch()
        return Array(bytes).withUnsafeBytes { original in
            let text = GoText(original)
            return match(text.bytes, from: 0, scratch: scratch) == .found
        }
    }
}
