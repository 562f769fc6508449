internal import CPCRE2

/// What PCRE2 made of a regular expression.
///
/// Unchecked: `pcre2_code` is immutable once compiled, and PCRE2 documents that threads may share it.
struct CompiledPattern: ~Copyable, @unchecked Sendable {
    /// Why PCRE2 refuses an expression.
    struct Failure: Error {
        var message: String
        /// In bytes.
        var offset: Int
    }

    enum Outcome: Equatable {
        case none
        case found
        /// The subject ended before it was clear; only with `PCRE2_PARTIAL_HARD`.
        case unclear
        /// PCRE2 gave up at one of its limits: these bytes are not fully searched.
        case limit
    }

    /// What it is going to be asked for: machine code for both costs twice as much as for one.
    struct Matches: OptionSet {
        let rawValue: Int

        static let whole = Matches(rawValue: 1)
        /// With `PCRE2_PARTIAL_HARD`.
        static let partial = Matches(rawValue: 2)
    }

    private let code: OpaquePointer
    // Without JIT (some hardened kernels forbid it) the interpreter does the same, slower.
    private let hasJIT: Bool
    private let hasPartialJIT: Bool

    /// - Parameters:
    ///   - options: of `pcre2_compile`.
    ///   - matches: others are found by the interpreter, slower.
    init(_ source: String, options: UInt32, for matches: Matches = .whole) throws(Failure) {
        var (error, offset): (Int32, Int) = (0, 0)
        var source = source
        let compiled = source.withUTF8 { text in
            pcre2_compile_8(text.baseAddress, text.count, options, &error, &offset, nil)
        }
        guard let compiled else { throw Failure(message: Self.message(error), offset: offset) }
        code = compiled
        hasJIT = matches.contains(.whole) && Self.translate(compiled, PCRE2_JIT_COMPLETE)
        hasPartialJIT = matches.contains(.partial) && Self.translate(compiled, PCRE2_JIT_PARTIAL_HARD)
    }

    private static func translate(_ code: OpaquePointer, _ option: UInt32) -> Bool {
        // Also of an expression that forbids it the compiler says that all is well.
        pcre2_jit_compile_8(code, option) == 0 && info(code, PCRE2_INFO_JITSIZE) > 0
    }

    deinit { pcre2_code_free_8(code) }

    var captureCount: Int { Self.info(code, PCRE2_INFO_CAPTURECOUNT) }
    /// Bytes, or characters in UTF mode, of the longest lookbehind.
    var maxLookbehind: Int { Self.info(code, PCRE2_INFO_MAXLOOKBEHIND) }

    /// Searches `subject` from `start`; ranges of groups are then in `scratch`.
    /// - Parameter options: of `pcre2_match`.
    @inline(__always)
    func match(
        _ subject: UnsafeRawBufferPointer, from start: Int, options: UInt32, scratch: borrowing MatchScratch
    ) -> Outcome {
        let text = subject.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let result =
            (options & PCRE2_PARTIAL_HARD == 0 ? hasJIT : hasPartialJIT)
            ? pcre2_jit_match_8(code, text, subject.count, start, options, scratch.matchData, scratch.context)
            : pcre2_match_8(code, text, subject.count, start, options, scratch.matchData, scratch.context)
        if result >= 0 { return .found }
        switch result {
        case PCRE2_ERROR_NOMATCH: return .none
        case PCRE2_ERROR_PARTIAL: return .unclear
        default: return .limit
        }
    }

    private static func info(_ code: OpaquePointer, _ what: Int32) -> Int {
        // 32 bits are written, or 64 for sizes.
        var value: UInt64 = 0
        _ = pcre2_pattern_info_8(code, UInt32(what), &value)
        return Int(UInt64(littleEndian: value))
    }

    private static func message(_ error: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        let length = pcre2_get_error_message_8(error, &buffer, buffer.count)
        return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
    }
}
