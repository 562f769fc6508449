import Dockerfile
import Testing

@Suite("Keys and values")
struct InstructionReaderPairsTests {
    private static func pairs(_ text: String) -> [String] {
        Reading.first(text)?.pairs.map { $0.name + ($0.value.map { "=\($0.value)" } ?? "") } ?? []
    }

    @Test(
        "stand side by side, or the old way",
        arguments: [
            ("ENV a=b c=\"d e\"", ["a=b", "c=\"d e\""], []), ("ENV a  b=c d ", ["a=b=c d"], []),
            ("LABEL \"a b\"=c", ["a b=c"], []),
            ("ENV a=b c", ["a=b", "c"], [.missingEquals]), ("ENV a=", ["a="], []), ("ENV =a", ["=a"], [.emptyKey]),
            ("ARG a", ["a"], []), ("ARG a=1 b c=", ["a=1", "b", "c="], []), ("ENV a=\\\n b=c", ["a=", "b=c"], []),
            ("ENV a=b\\\nc", ["a=bc"], []), ("ENV a \"b\" c", ["a=\"b\" c"], []),
        ] as [(String, [String], [Diagnostic.Kind])])
    func pairs(text: String, expected: [String], kinds: [Diagnostic.Kind]) {
        #expect(Self.pairs(text) == expected)
        #expect(Reading.kinds(text) == kinds)
    }

    @Test("the old way is told")
    func legacy() {
        #expect(Reading.first("ENV a b")?.pairs.map(\.isLegacy) == [true])
        #expect(Reading.first("ENV a=b")?.pairs.map(\.isLegacy) == [false])
        #expect(Reading.first("ARG a")?.pairs.map(\.isLegacy) == [false])
    }

    @Test("key and value have their places")
    func places() throws {
        let document = DockerfileDocument("ENV a=b \\\n  cd='e f'")
        let pair = try #require(document.instructions.first?.pairs.last)
        #expect(document.text(pair.key.range) == "cd")
        #expect(document.text(try #require(pair.value).range) == "'e f'")
        #expect(document.position(of: pair.range.lowerBound) == SourcePosition(line: 2, column: 3))
    }
}
