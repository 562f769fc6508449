import Testing

@testable import Checks
@testable import SourceCode

@Suite struct WordSurroundingsTests {
    private func surroundings<Result>(
        _ text: String, _ range: Range<Int>, _ body: (WordSurroundings) -> Result
    ) -> Result {
        Array(text.utf8).withUnsafeBytes { body(WordSurroundings(of: range, in: $0)) }
    }

    typealias Edges = WordSurroundings.Edges
    private static let whole: Edges = .both
    private static let quoted: Edges = [.both, .quoted]
    private static let words: [(String, Range<Int>, Edges)] = [
        ("cors", 0..<4, whole), ("=cors,", 1..<5, whole), ("é", 0..<2, whole), ("cors-x", 0..<4, whole),
        ("a/b", 1..<2, whole), ("a@b.cors", 1..<8, whole), ("cors9", 0..<4, .start), ("_cors", 1..<5, .end),
        ("Acors", 1..<5, .end), ("zcorsA", 1..<5, Edges()),
    ]
    private static let strings: [(String, Range<Int>, Edges)] = [
        ("'cors'", 1..<5, quoted), ("r#\"cors\"#", 3..<7, quoted), ("`cors`", 1..<5, quoted),
        ("%q(cors)", 3..<7, quoted), ("<<E\ncors\nE", 4..<8, quoted), ("'cors", 1..<5, quoted),
        ("'my cors'", 4..<8, whole), ("'cors x'", 1..<5, whole), (".cors)", 1..<5, whole), ("'cors(", 1..<5, whole),
    ]

    @Test(arguments: words + strings)
    func edges(_ text: String, _ range: Range<Int>, _ expected: Edges) {
        #expect(surroundings(text, range, \.edges) == expected)
    }

    @Test(arguments: [
        ("cors = 1", 0..<4, "="), ("cors\t(", 0..<4, "("), ("'cors': 1", 1..<5, ":"), ("\"\"\"cors\"\"\"=", 3..<7, "="),
        ("cors", 0..<4, "\0"), ("'cors", 1..<5, "\0"), ("cors x", 0..<4, "x"), (".cors)", 1..<5, ")"),
    ])
    func signs(_ text: String, _ range: Range<Int>, _ expected: Unicode.Scalar) {
        #expect(surroundings(text, range, \.sign) == .known(UInt8(ascii: expected)))
    }

    @Test(arguments: [
        ("cors // x", 0..<4), ("cors # x", 0..<4), ("cors \\\n=", 0..<4), ("cors\n=", 0..<4), ("cors -- x", 0..<4),
        ("cors ?> <?= 1", 0..<4), ("%q[cors] =", 3..<7), ("r#\"cors\"# =", 3..<7),
    ])
    func whatMayStandInBetweenHidesASign(_ text: String, _ range: Range<Int>) {
        #expect(surroundings(text, range, \.sign) == .unknown)
    }
}
