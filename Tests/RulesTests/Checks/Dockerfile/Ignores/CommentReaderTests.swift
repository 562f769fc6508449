import Testing

@testable import Rules

@Suite struct CommentReaderTests {
    private func reader(_ text: String) -> CommentReader {
        CommentReader(Array(text.utf8), in: 0..<text.utf8.count)
    }

    @Test func wordsAndBlanks() {
        var reader = reader(" Hadolint \t Ignore = x")
        #expect(!reader.consume("hadolint"))
        #expect(reader.consumeWord("hadolint"))
        #expect(!reader.consumeWord("global"))
        #expect(reader.consumeWord("ignore") && reader.consumeWord("="))
        #expect(reader.word() == 21..<22 && reader.isAtEnd && reader.word() == nil)
        #expect(!reader.consume("x"))
    }

    @Test(arguments: [
        ("a,b", ["a", "b"], ""), (" a , b c", ["a", "b"], "c"), ("a,", ["a"], ""), ("", [], ""), (",a", [], ",a"),
        ("DL3008 # because", ["DL3008"], "because"), ("CKV_1: why\r", ["CKV_1"], "why"), ("a -- b ", ["a"], "b"),
        ("docker/sudo, a.b-c", ["docker/sudo", "a.b-c"], ""),
    ])
    func names(text: String, names: [String], rest: String) {
        var reader = reader(text)
        #expect(reader.names().map { reader.text($0) } == names)
        #expect(reader.rest() == rest)
    }
}
