import TestSupport
import Testing

@testable import Checks

@Suite struct EnvLinesTests {
    private func settings(_ text: String) -> [EnvSetting] { EnvLines.settings(in: Array(text.utf8)) }

    @Test(arguments: [
        ("A=1", "A", "1"), ("export A=b", "A", "b"), ("  A = b c ", "A", "b c"), ("A=\"b # c\" # d", "A", "b # c"),
        ("A='$B'", "A", "$B"), ("A=b#c", "A", "b#c"), ("A=b # c", "A", "b"), ("A=# c", "A", ""), ("A=", "A", ""),
        ("A.b-c=1\r", "A.b-c", "1"), ("A=b=c", "A", "b=c"), ("A=\"x", "A", "x"), ("A=\"b\\\"c\"", "A", "b\\\"c"),
        ("A=\"l1\nl2\"", "A", "l1\nl2"), ("\u{FEFF}A=1", "A", "1"), ("exporter=1", "exporter", "1"),
        ("A=${B:-c}", "A", "c"),
        ("A=10MB         # large", "A", "10MB"), ("A=\"x # y", "A", "x"), ("A='x\r", "A", "x"), ("A='", "A", ""),
        ("A=b;", "A", "b"), ("export A=b; # c", "A", "b"), ("A='b;'", "A", "b;"), ("A=;", "A", ""),
    ])
    func one(text: String, name: String, value: String) throws {
        let found = settings(text)
        #expect(found.map(\.name) == [name] && found.map(\.value) == [value])
        let range = try #require(found.first).range
        #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == name)
    }

    @Test(arguments: ["", "# A=1", "  #A=1", "A", "=1", "9A=1", "A: 1", "a b=c", "{\"A\": 1}"])
    func none(text: String) {
        #expect(settings(text) == [])
    }

    @Test func several() {
        #expect(settings("A=\"1\n2\"\nB=3\n\n# C=4\nD=5").map(\.name) == ["A", "B", "D"])
    }

    @Test func whatComesFromElsewhere() {
        #expect(
            settings("A=${B}\nC=$D\nE=$(date)\nF='${B}'\nG=1").map(\.isComplete) == [false, false, false, true, true])
    }

    @Test("bytes that are no text end in an answer")
    func anything() {
        var random = SeededGenerator(seed: 7)
        for count in 0..<400 {
            var bytes = random.bytes(count) + Array("A=\"'#$\n=export ".utf8)
            bytes.shuffle(using: &random)
            for setting in EnvLines.settings(in: bytes) { #expect(setting.range.upperBound <= bytes.count) }
        }
    }
}
