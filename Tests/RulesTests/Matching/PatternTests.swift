import Testing

@testable import Rules

@Suite("Pattern")
struct PatternTests {
    private static func match(
        _ source: String, in bytes: [UInt8], from start: Int = 0, anchored: Bool = false, atTextStart: Bool = true,
        atTextEnd: Bool = true
    ) throws -> Range<Int>? {
        let pattern = try Pattern(source, anchored: anchored)
        let scratch = MatchScratch()
        return bytes.withUnsafeBytes { subject in
            let outcome = pattern.match(
                subject, from: start, atTextStart: atTextStart, atTextEnd: atTextEnd, scratch: scratch)
            return outcome == .found ? scratch.range(ofGroup: 0) : nil
        }
    }

    @Test("anchored matches begin at the start offset, searching ones anywhere behind it")
    func anchoring() throws {
        let text = Array("xxabxab".utf8)
        #expect(try Self.match("ab", in: text) == 2..<4)
        #expect(try Self.match("ab", in: text, from: 3) == 5..<7)
        #expect(try Self.match("ab", in: text, anchored: true) == nil)
        #expect(try Self.match("ab", in: text, from: 2, anchored: true) == 2..<4)
        #expect(try Self.match("ab", in: text, from: 3, anchored: true) == nil)
    }

    @Test("assertions look at bytes in front of the start offset")
    func lookbehind() throws {
        #expect(try Self.match("(?<!x)ab", in: Array("xab".utf8), from: 1, anchored: true) == nil)
        #expect(try Self.match("(?<!x)ab", in: Array("yab".utf8), from: 1, anchored: true) == 1..<3)
        #expect(try Self.match(#"\bab"#, in: Array("yab".utf8), from: 1, anchored: true) == nil)
        #expect(try Pattern(#"(?<!.{17})a"#, anchored: true).maxLookbehind == 17)
        #expect(try Pattern(#"\ba"#, anchored: true).maxLookbehind == 1)
        #expect(try Pattern("a", anchored: true).maxLookbehind == 0)
    }

    @Test("the ends of a window are no ends of the text")
    func windowEnds() throws {
        let text = Array("ab".utf8)
        #expect(try Self.match("^a", in: text) == 0..<1)
        #expect(try Self.match("^a", in: text, atTextStart: false) == nil)
        #expect(try Self.match("b$", in: text) == 1..<2)
        #expect(try Self.match("b$", in: text, atTextEnd: false) == nil)
    }

    @Test(
        "what it was made ready for changes nothing but its speed",
        arguments: [[], .whole, .partial, [.whole, .partial]] as [CompiledPattern.Matches])
    func readiness(matches: CompiledPattern.Matches) throws {
        let pattern = try Pattern("ab[0-9]{3}", anchored: false, for: matches)
        let scratch = MatchScratch()
        let cases: [(text: String, whole: CompiledPattern.Outcome, partial: CompiledPattern.Outcome)] = [
            ("xab123", .found, .found), ("xab12", .none, .unclear), ("xabc", .none, .none),
        ]
        for (text, whole, partial) in cases {
            for (isPartial, expected) in [(false, whole), (true, partial)] {
                let outcome = Array(text.utf8).withUnsafeBytes {
                    pattern.match(
                        $0, from: 0, atTextStart: true, atTextEnd: !isPartial, isPartial: isPartial, scratch: scratch)
                }
                #expect(outcome == expected, "\(text), partial: \(isPartial)")
            }
        }
    }

    @Test("works on bytes, not on characters")
    func bytes() throws {
        #expect(try Self.match("^.$", in: Array("é".utf8)) == nil)
        #expect(try Self.match("^..$", in: Array("é".utf8)) == 0..<2)
        #expect(try Self.match(#"\xFF\x00\xC3"#, in: [0xFF, 0x00, 0xC3]) == 0..<3)
        #expect(try Self.match("(?i)é", in: Array("É".utf8)) == nil)
        #expect(try Self.match("a\u{0}b", in: Array("a\u{0}b".utf8)) == 0..<3)
    }

    @Test("UTF mode cannot be switched on from inside a pattern", arguments: ["(*UTF)a", "(*UCP)a"])
    func noUTF(source: String) {
        #expect(throws: RulesError.self) { try Pattern(source, anchored: false) }
    }

    @Test("an empty subject is searched", arguments: [("^$", true), ("a", false), ("", true)])
    func empty(source: String, found: Bool) throws {
        #expect(try (Self.match(source, in: []) != nil) == found)
    }
}
