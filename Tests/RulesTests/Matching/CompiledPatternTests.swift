import Testing

@testable import Rules

@Suite struct CompiledPatternTests {
    @Test func aMistakeHasItsPlace() {
        let failure = #expect(throws: CompiledPattern.Failure.self) { _ = try CompiledPattern("ab(", options: 0) }
        #expect(failure?.offset == 3 && failure?.message.isEmpty == false)
    }

    @Test func anExpressionMayForbidTheJIT() throws {
        let pattern = try CompiledPattern("(*NO_JIT)b", options: 0)
        let scratch = MatchScratch()
        #expect(Array("ab".utf8).withUnsafeBytes { pattern.match($0, from: 0, options: 0, scratch: scratch) } == .found)
    }

    @Test func lookbehinds() throws {
        #expect(try CompiledPattern("(?<=abc)d", options: 0).maxLookbehind == 3)
        #expect(try CompiledPattern("d", options: 0).maxLookbehind == 0)
    }

    @Test("a catastrophic pattern ends at a limit", arguments: ["(a+)+$", "(a|a)*c", "(?:a?){60}a{60}c", "((a*)*)*b"])
    func limit(source: String) throws {
        let pattern = try CompiledPattern("\\A(?:\(source))", options: 0)
        let scratch = MatchScratch()
        let text = Array(repeating: UInt8(ascii: "a"), count: 400) + Array("!cb".utf8)
        #expect(text.withUnsafeBytes { pattern.match($0, from: 0, options: 0, scratch: scratch) } == .limit)
        // The scratch serves the next match as before.
        let next = Array("aaa".utf8).withUnsafeBytes { pattern.match($0, from: 0, options: 0, scratch: scratch) }
        #expect(next == (source == "(a+)+$" ? .found : .none))
    }
}
