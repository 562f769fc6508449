import Testing

@testable import Rules

@Suite struct MatchScratchTests {
    @Test("groups: those that took part have a range, the others none")
    func groups() throws {
        let pattern = try CompiledPattern("(a)|(b)()", options: 0)
        #expect(pattern.captureCount == 3)
        let scratch = MatchScratch()
        let outcome = Array("b".utf8).withUnsafeBytes { pattern.match($0, from: 0, options: 0, scratch: scratch) }
        #expect(outcome == .found)
        #expect((0...3).map { scratch.range(ofGroup: $0) } == [0..<1, nil, 0..<1, 1..<1])
    }

    @Test("more groups than a scratch holds still match")
    func manyGroups() throws {
        let pattern = try CompiledPattern(String(repeating: "(a)", count: 60), options: 0)
        let scratch = MatchScratch()
        let outcome = Array(repeating: UInt8(ascii: "a"), count: 60).withUnsafeBytes {
            pattern.match($0, from: 0, options: 0, scratch: scratch)
        }
        #expect(outcome == .found && scratch.range(ofGroup: 0) == 0..<60)
    }

    /// A pattern that takes a thousand steps for every character.
    @Test("more effort is more steps", arguments: [(1, CompiledPattern.Outcome.limit), (64, .none)])
    func effort(times: Int, outcome: CompiledPattern.Outcome) throws {
        let pattern = try CompiledPattern("(*NO_JIT)(*NO_AUTO_POSSESS)(*NO_START_OPT)^(?:a+)+$", options: 0)
        let text = Array(repeating: UInt8(ascii: "a"), count: 20) + [UInt8(ascii: "b")]
        let scratch = MatchScratch(effort: times)
        #expect(text.withUnsafeBytes { pattern.match($0, from: 0, options: 0, scratch: scratch) } == outcome)
    }
}
