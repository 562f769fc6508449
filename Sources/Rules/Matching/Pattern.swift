internal import CPCRE2

/// A pattern of a rule, over bytes: no UTF mode, so that invalid UTF-8 is ordinary input.
final class Pattern: Sendable {
    private let code: CompiledPattern
    let captureCount: Int
    /// Bytes of the longest lookbehind.
    let maxLookbehind: Int
    /// How many bytes before the start assertions may look at: a lookbehind within another looks farther back.
    let reachBack: Int

    /// - Parameters:
    ///   - anchored: a match begins at the start offset or nowhere.
    ///   - matches: what it is going to be asked for.
    /// - Throws: `RulesError.badPattern` with PCRE2's message and the offset in the pattern.
    init(
        _ source: String, anchored: Bool, for matches: CompiledPattern.Matches = [.whole, .partial]
    ) throws(RulesError) {
        let options = PCRE2_NEVER_UTF | PCRE2_NEVER_UCP | (anchored ? PCRE2_ANCHORED : 0)
        do throws(CompiledPattern.Failure) {
            code = try CompiledPattern(source, options: options, for: matches)
        } catch {
            throw RulesError(.badPattern, "pattern: \(error.message) at offset \(error.offset)")
        }
        captureCount = code.captureCount
        maxLookbehind = code.maxLookbehind
        // What `(*` begins may be a lookbehind too.
        reachBack =
            maxLookbehind == 0
            ? 0 : source.contains("(*") ? .max : maxLookbehind * max(1, Self.count(of: "(?<", in: source))
    }

    private static func count(of text: String, in source: String) -> Int {
        var (count, rest) = (0, source[...])
        while let range = rest.range(ofText: text) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }

    /// Searches `subject` from `start`; ranges of groups are then in `scratch`.
    ///
    /// - Parameter isPartial: the text goes on behind `subject`; `.none` then holds whatever follows.
    func match(
        _ subject: UnsafeRawBufferPointer, from start: Int, atTextStart: Bool, atTextEnd: Bool, isPartial: Bool = false,
        scratch: borrowing MatchScratch
    ) -> CompiledPattern.Outcome {
        var options: UInt32 = 0
        if !atTextStart { options |= PCRE2_NOTBOL }
        if !atTextEnd { options |= PCRE2_NOTEOL }
        if isPartial { options |= PCRE2_PARTIAL_HARD }
        return code.match(subject, from: start, options: options, scratch: scratch)
    }
}
