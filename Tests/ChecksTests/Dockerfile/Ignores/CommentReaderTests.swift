import Rules
import Testing

@testable import Checks

@Suite struct CommentReaderTests {
    private func reader(_ text: String) -> CommentReader {
        CommentReader(Array(text.utf8), in: 0..<text.utf8.count)
    }

    @Test func wordsAndBlanks() {
        var reader = reader(" Hadolint \t Ignore = x")
        let texts = ["hadolint", "hadolint", "global", "ignore", "="]
        let found = texts.enumerated().map { $0 == 0 ? reader.consume($1) : reader.consumeWord($1) }
        #expect(found == [false, true, false, true, true])
        let words = [reader.word(), reader.word()]
        #expect(words == [21..<22, nil] && reader.isAtEnd)
        let isBeyond = reader.consume("x")
        #expect(!isBeyond)
    }

    @Test(arguments: [
        ("a,b", ["a", "b"], ""), (" a , b c", ["a", "b"], "c"), ("a,", ["a"], ""), ("", [], ""), (",a", [], ",a"),
        ("DL3008 # because", ["DL3008"], "because"), ("CKV_1: why\r", ["CKV_1"], "why"), ("a -- b ", ["a"], "b"),
        ("docker/sudo, a.b-c", ["docker/sudo", "a.b-c"], ""),
    ])
    func names(text: String, names: [String], rest: String) {
        var reader = reader(text)
        let found = reader.names().map { reader.text($0) }
        #expect(found == names)
        #expect(reader.rest() == rest)
    }
}
