import Testing

@testable import Dockerfile

@Suite("Glob patterns")
struct GlobPatternTests {
    private static func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

    @Test(
        "match starts and ends, shortest and longest",
        arguments: [
            ("*.", "a.b.c", 2, 4, nil, nil), (".*", "a.b.c", nil, nil, 2, 4), ("*", "ab", 0, 2, 0, 2),
            ("?", "é", 1, 1, 1, 1),
            ("a*c", "abcabc", 3, 6, 3, 6), ("abc", "abc", 3, 3, 3, 3), ("", "a", 0, 0, 0, 0),
            ("?*", "", nil, nil, nil, nil),
            ("\\*", "*a", 1, 1, nil, nil), ("a**b", "aab", 3, 3, 2, 3),
        ] as [(String, String, Int?, Int?, Int?, Int?)])
    func ends(pattern: String, text: String, short: Int?, long: Int?, shortEnd: Int?, longEnd: Int?) throws {
        let glob = try #require(GlobPattern(Array(pattern.utf8)[...]))
        let text = Self.scalars(text)
        #expect(glob.prefix(of: text, isLongest: false) == short)
        #expect(glob.prefix(of: text, isLongest: true) == long)
        #expect(glob.suffix(of: text, isLongest: false) == shortEnd)
        #expect(glob.suffix(of: text, isLongest: true) == longEnd)
    }

    @Test(
        "match within",
        arguments: [
            ("b", "abcb", [1..<2, 3..<4]), ("b*", "abcb", [1..<4]), ("*", "", [0..<0]), ("", "ab", []), ("x", "ab", []),
            ("?", "ab", [0..<1, 1..<2]),
        ] as [(String, String, [Range<Int>])])
    func within(pattern: String, text: String, expected: [Range<Int>]) throws {
        let glob = try #require(GlobPattern(Array(pattern.utf8)[...]))
        #expect(glob.matches(in: Self.scalars(text), all: true) == expected)
        #expect(glob.matches(in: Self.scalars(text), all: false) == Array(expected.prefix(1)))
    }

    @Test(
        "a backslash stands before what needs one", arguments: [("\\a", false), ("\\?\\\\\\}\\/", true), ("\\", false)])
    func escapes(pattern: String, isValid: Bool) {
        #expect((GlobPattern(Array(pattern.utf8)[...]) != nil) == isValid)
    }

    @Test("what costs too much is refused")
    func cost() throws {
        let glob = try #require(GlobPattern(Array(String(repeating: "a", count: 30_000).utf8)[...]))
        #expect(!glob.isAffordable(on: Self.scalars(String(repeating: "a", count: 30_000))))
        #expect(glob.isAffordable(on: []))
    }
}
