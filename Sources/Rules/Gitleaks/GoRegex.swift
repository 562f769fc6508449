internal import CPCRE2

/// A regular expression of Go's, run by PCRE2 in UTF mode.
///
/// Unchecked: `pcre2_code` is immutable once compiled, and PCRE2 documents that threads may share it.
public final class GoRegex: @unchecked Sendable {
    /// As it was written.
    public let source: String
    public let captureCount: Int
    private let code: OpaquePointer
    private let hasJIT: Bool

    /// - Throws: `RulesError.badPattern`.
    public init(_ source: String) throws(RulesError) {
        self.source = source
        // Go's line ends are line feeds alone, and its dollar sign is the end of the text.
        var pattern = "(*LF)" + (try GoSyntax.translated(source))
        var (error, offset): (Int32, Int) = (0, 0)
        let options = PCRE2_UTF | PCRE2_NEVER_UCP | PCRE2_DOLLAR_ENDONLY | PCRE2_ALT_CIRCUMFLEX
        let compiled = pattern.withUTF8 { text in
            pcre2_compile_8(text.baseAddress, text.count, options, &error, &offset, nil)
        }
        guard let compiled else {
            throw RulesError(.badPattern, "the expression cannot be compiled: \(Self.message(error))")
        }
        code = compiled
        hasJIT = pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE) == 0
        var count: UInt32 = 0
        _ = pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
        captureCount = Int(count)
    }

    deinit { pcre2_code_free_8(code) }

    /// Searches valid UTF-8 from `start`, which is the beginning of a character; ranges of groups are then in `scratch`.
    func match(_ text: UnsafeRawBufferPointer, from start: Int, scratch: borrowing MatchScratch) -> Pattern.Outcome {
        guard let subject = text.baseAddress?.assumingMemoryBound(to: UInt8.self) else {
            return withUnsafeBytes(of: UInt8(0)) { zero in
                match(UnsafeRawBufferPointer(start: zero.baseAddress, count: 0), from: 0, scratch: scratch)
            }
        }
        let result =
            hasJIT
            ? pcre2_jit_match_8(code, subject, text.count, start, 0, scratch.matchData, scratch.context)
            : pcre2_match_8(
                code, subject, text.count, start, PCRE2_NO_UTF_CHECK, scratch.matchData, scratch.context)
        if result >= 0 { return .found }
        return result == PCRE2_ERROR_NOMATCH ? .none : .limit
    }

    /// Whether it matches anywhere in a path, a value or a line. One that gives up at a limit does not.
    public func occurs(in bytes: some Sequence<UInt8>) -> Bool {
        let scratch = MatchScratch()
        return Array(bytes).withUnsafeBytes { original in
            let text = GoText(original)
            return match(text.bytes, from: 0, scratch: scratch) == .found
        }
    }

    private static func message(_ error: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        let length = pcre2_get_error_message_8(error, &buffer, buffer.count)
        return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
    }
}
