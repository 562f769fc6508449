import Testing

@testable import ProxyConfiguration

@Suite struct FirstLineTests {
    @Test(arguments: [
        ("# c\n\n  a = 1 \r\nb\n", "a = 1"), ("---\na: 1\n", "a: 1"), ("# only\n", "# only"), ("", ""),
        ("\u{FEFF}x\n", "x"),
    ])
    func first(text: String, expected: String) {
        #expect(piece(text, FirstLine.range(in: Array(text.utf8))) == expected)
    }

    @Test(arguments: [("a\n  b\n\n", 2, "b"), ("a\nb\n\n\n", 4, "b"), ("\n\nc\n", 1, "c"), ("a", 9, "a")])
    func numbered(text: String, line: Int, expected: String) {
        #expect(piece(text, FirstLine.range(in: Array(text.utf8), at: line)) == expected)
    }
}
