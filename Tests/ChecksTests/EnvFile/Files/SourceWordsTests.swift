import TestSupport
import Testing

@testable import Checks

@Suite struct SourceWordsTests {
    private func words(_ text: String, _ name: String) throws -> [String] {
        var words = SourceWords(Array(text.utf8), try #require(SourceLanguage(fileName: name)))
        var found: [String] = []
        while let word = words.next() {
            let text = String(decoding: Array(text.utf8)[word.range], as: UTF8.self)
            found.append(word.isInString ? "'\(text)'" : text)
        }
        return found
    }

    @Test(arguments: [
        ("a.py", "a = b # c", ["a", "b"]), ("a.py", "a('b # c')", ["a", "'b'", "'c'"]),
        ("a.py", "\"\"\"a\nb\"\"\"\nc", ["c"]), ("a.py", "x = \"\"\"a\nb\"\"\"", ["x", "'a'", "'b'"]),
        ("a.js", "a // b\nc /* d\n e */ f", ["a", "c", "f"]), ("a.js", "x('http://b') // c", ["x", "'http'", "'b'"]),
        ("a.js", "`a\n// b` c", ["'a'", "'b'", "c"]), ("a.go", "a := \"b\\\"c\" // d", ["a", "'b'", "'c'"]),
        ("a.js", "process.env.X", ["process.env.X"]), ("a.js", "it's\n// b\nc", ["it", "'s'", "c"]),
        ("a.sh", "a#b # c\n$d", ["a", "b", "d"]), ("a.xml", "a <!-- b --> c", ["a", "c"]),
        ("a.lua", "a -- b\nc", ["a", "c"]), ("a.php", "a # b\n#[c]\n// d", ["a", "c"]), ("a.js", "/* never closed", []),
        ("a.java", "\"app.jwt-key:x\"", ["'app.jwt-key:x'"]),
    ])
    func texts(name: String, text: String, expected: [String]) throws {
        #expect(try words(text, name) == expected)
    }

    @Test("bytes that are no text end in an answer")
    func anything() throws {
        var random = SeededGenerator(seed: 9)
        for name in ["a.py", "a.js", "a.php", "a.xml"] {
            for count in 0..<200 {
                var bytes = random.bytes(count) + Array("\"\"\"'''`/**/#//<!---->\\\n".utf8)
                bytes.shuffle(using: &random)
                var words = SourceWords(bytes, try #require(SourceLanguage(fileName: name)))
                var end = 0
                while let word = words.next() {
                    #expect(word.range.lowerBound >= end && word.range.upperBound <= bytes.count && !word.range.isEmpty)
                    end = word.range.upperBound
                }
            }
        }
    }
}
