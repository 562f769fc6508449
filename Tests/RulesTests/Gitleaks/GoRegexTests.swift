import Testing

@testable import Rules

@Suite struct GoRegexTests {
    @Test func `it is asked whether it occurs`() throws {
        #expect(try GoRegex("^a.c$").occurs(in: "aäc".utf8))
        #expect(try !GoRegex("^a.c$").occurs(in: "aäöc".utf8))
        #expect(try GoRegex("^a.c$").occurs(in: [0x61, 0xFF, 0x63]))
        #expect(try GoRegex("").occurs(in: []))
        #expect(try !GoRegex("a").occurs(in: []))
    }

    @Test func `groups are counted`() throws {
        #expect(try GoRegex("a").captureCount == 0)
        #expect(try GoRegex("(a)(?:b)(?P<c>d)").captureCount == 2)
    }

    @Test func `one that gives up says so`() throws {
        let scratch = MatchScratch()
        let text = Array((String(repeating: "a", count: 40) + "b").utf8)
        let outcome = try text.withUnsafeBytes { try GoRegex("^(?:a|a)+$").match($0, from: 0, scratch: scratch) }
        #expect(outcome == .limit)
    }
}
