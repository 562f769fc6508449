import Testing

@testable import Rules

@Suite struct StringSearchTests {
    @Test(arguments: [
        ("", "", true), ("a", "", true), ("", "a", false), ("abc", "bc", true), ("abc", "abcd", false),
        ("e\u{301}", "e", true), ("aab", "ab", true), ("caf\u{E9} au lait", "\u{E9} au", true),
    ])
    func textsAreComparedByteForByte(_ text: String, _ other: String, _ expected: Bool) {
        #expect(text.contains(other) == expected)
        #expect(("<" + text)[...].dropFirst().contains(other) == expected)
    }

    @Test func theFirstPlaceIsTold() throws {
        let text = "caf\u{E9} au lait au miel"
        let range = try #require(text.range(ofText: "au"))
        #expect(text[range] == "au")
        #expect(text[..<range.lowerBound] == "caf\u{E9} ")
        let rest = text[range.upperBound...]
        let second = try #require(rest.range(ofText: "au"))
        #expect(text[second.upperBound...] == " miel")
        #expect(text.range(ofText: "tea") == nil)
    }

    @Test(arguments: [("a/b/c.d", "c.d"), ("c.d", "c.d"), ("/", ""), ("", ""), ("a/", "")])
    func lastComponent(_ path: String, _ expected: String) {
        #expect(path.lastPathComponent == expected)
    }
}
