import Testing

@testable import ProxyConfiguration

@Suite struct FileLinesTests {
    @Test(arguments: [
        ("# c\n\n  a = 1 \r\nb\n", "a = 1"), ("---\na: 1\n", "a: 1"), ("# only\n", "# only"), ("", ""),
        ("\u{FEFF}x\n", "x"),
    ])
    func first(text: String, expected: String) {
        #expect(piece(text, FileLines(Array(text.utf8)).first) == expected)
    }

    @Test(arguments: [
        ("a\n  b\n\n", 2, "b"), ("a\nb\n\n\n", 4, "b"), ("\n\nc\n", 1, "c"), ("a", 9, "a"), ("a", 0, "a"),
        ("\n\n", 1, ""),
    ])
    func numbered(text: String, line: Int, expected: String) {
        #expect(piece(text, FileLines(Array(text.utf8)).range(of: line)) == expected)
    }
}
