internal import CPCRE2

/// A compiled PCRE2 pattern over bytes: no UTF mode, so that invalid UTF-8 is ordinary input.
///
/// Unchecked: `pcre2_code` is immutable once compiled, and PCRE2 documents that threads may share it.
final class Pattern: @unchecked Sendable {
    private let code: OpaquePointer
    let captureCount: Int
    /// Bytes of the longest lookbehind.
    let maxLookbehind: Int
    /// How many bytes before the start assertions may look at: a lookbehind within another looks farther back.
    let reachBack: Int
    private let hasJIT: Bool
    private let hasPartialJIT: Bool

    /// - Parameter anchored: a match begins at the start offset or nowhere.
    /// - Throws: `RulesError.badPattern` with PCRE2's message and the offset in the pattern.
    init(_ source: String, anchored: Bool) throws(RulesError) {
        var error: Int32 = 0
        var offset = 0
        let options = PCRE2_NEVER_UTF | PCRE2_NEVER_UCP | (anchored ? PCRE2_ANCHORED : 0)
        var source = source
        let compiled = source.withUTF8 { text in
            pcre2_compile_8(text.baseAddress, text.count, options, &error, &offset, nil)
        }
        guard let compiled else {
            throw RulesError(.badPattern, "pattern: \(Self.message(error)) at offset \(offset)")
        }
        code = compiled
        // Without JIT (some hardened kernels forbid it) the interpreter does the same, slower.
        hasJIT = pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE) == 0
        hasPartialJIT = anchored && pcre2_jit_compile_8(code, PCRE2_JIT_PARTIAL_HARD) == 0
        captureCount = Int(Self.info(code, PCRE2_INFO_CAPTURECOUNT))
        maxLookbehind = Int(Self.info(code, PCRE2_INFO_MAXLOOKBEHIND))
        let lookbehinds = max(1, source.split(separator: "(?<", omittingEmptySubsequences: false).count - 1)
        // What `(*` begins may be a lookbehind too.
        reachBack = maxLookbehind == 0 || !source.contains("(*") ? maxLookbehind * lookbehinds : .max
    }

    deinit { pcre2_code_free_8(code) }

    enum Outcome: Equatable {
        case none
        case found
        /// The subject ended before it was clear; only where `isPartial`.
        case unclear
        /// PCRE2 gave up at one of its limits: these bytes are not fully searched.
        case limit
    }

    /// Searches `subject` from `start`; ranges of groups are then in `scratch`.
    ///
    /// - Parameter isPartial: the text goes on behind `subject`; `.none` then holds whatever follows.
    func match(
        _ subject: UnsafeRawBufferPointer, from start: Int, atTextStart: Bool, atTextEnd: Bool, isPartial: Bool = false,
        scratch: borrowing MatchScratch
    ) -> Outcome {
        var options: UInt32 = 0
        if !atTextStart { options |= PCRE2_NOTBOL }
        if !atTextEnd { options |= PCRE2_NOTEOL }
        if isPartial { options |= PCRE2_PARTIAL_HARD }
        let text = subject.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let result =
            (isPartial ? hasPartialJIT : hasJIT)
            ? pcre2_jit_match_8(code, text, subject.count, start, options, scratch.matchData, scratch.context)
            : pcre2_match_8(code, text, subject.count, start, options, scratch.matchData, scratch.context)
        if result >= 0 { return .found }
        switch result {
        case PCRE2_ERROR_NOMATCH: return .none
        case PCRE2_ERROR_PARTIAL: return .unclear
        default: return .limit
        }
    }

    private static func info(_ code: OpaquePointer, _ what: Int32) -> UInt32 {
        var value: UInt32 = 0
        _ = pcre2_pattern_info_8(code, UInt32(what), &value)
        return value
    }

    private static func message(_ error: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        let length = pcre2_get_error_message_8(error, &buffer, buffer.count)
        return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
    }
}

/// What one worker needs to match: result vector, limits, JIT stack.
struct MatchScratch: ~Copyable {
    /// Groups up to this number can be asked for.
    static let groupLimit = 32
    /// Steps after which PCRE2 gives up; windows are small, so an honest pattern stays far below.
    static let matchLimit: UInt32 = 500_000
    static let depthLimit: UInt32 = 20_000
    static let heapLimitKiB: UInt32 = 16 * 1024
    private static let jitStackStart = 32 * 1024
    private static let jitStackMaximum = 1024 * 1024

    let matchData: OpaquePointer?
    let context: OpaquePointer?
    private let jitStack: OpaquePointer?

    /// - Parameters:
    ///   - groupLimit: groups below this number can be asked for.
    ///   - effort: how many times the limits of a window are allowed: for whole texts.
    init(groupLimit: Int = MatchScratch.groupLimit, effort: Int = 1) {
        matchData = pcre2_match_data_create_8(UInt32(groupLimit), nil)
        context = pcre2_match_context_create_8(nil)
        jitStack = pcre2_jit_stack_create_8(Self.jitStackStart, effort * Self.jitStackMaximum, nil)
        pcre2_set_match_limit_8(context, UInt32(effort) * Self.matchLimit)
        pcre2_set_depth_limit_8(context, Self.depthLimit)
        pcre2_set_heap_limit_8(context, UInt32(effort) * Self.heapLimitKiB)
        pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(jitStack))
    }

    deinit {
        pcre2_jit_stack_free_8(jitStack)
        pcre2_match_context_free_8(context)
        pcre2_match_data_free_8(matchData)
    }

    /// The range of a group in the last subject, or nil when the group took no part.
    func range(ofGroup group: Int) -> Range<Int>? {
        guard let vector = pcre2_get_ovector_pointer_8(matchData) else { return nil }
        let lower = vector[2 * group]
        let upper = vector[2 * group + 1]
        // PCRE2_UNSET is the greatest size.
        guard lower != Int.max, lower >= 0, upper >= lower else { return nil }
        return Int(lower)..<Int(upper)
    }
}
