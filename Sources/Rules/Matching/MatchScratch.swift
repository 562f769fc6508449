internal import CPCRE2

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
