import Rules
import Testing

@testable import Checks

@Suite struct ValueTestTests {
    private func texts(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }

    @Test func anyOfTheTexts() {
        #expect(ValueTest("^a$").holds(for: texts("b", "a")))
        #expect(!ValueTest("^a$").holds(for: texts("b", "ab")))
    }

    @Test func negatedNoneOfThem() {
        #expect(ValueTest("!^a$").holds(for: texts("b")))
        #expect(!ValueTest("!^a$").holds(for: texts("b", "a")))
    }

    @Test func oneText() {
        #expect(ValueTest("^a$").holds(for: "a") && !ValueTest("^a$").holds(for: "ab"))
        #expect(ValueTest("!^ä$").holds(for: "a") && !ValueTest("!^ä$").holds(for: "ä"))
        #expect(ValueTest("^$").holds(for: "") && !ValueTest("(").holds(for: "("))
    }

    @Test(arguments: [
        ("(?i)origin$", ["origin"], ["origin"]), ("^allow-any-origin$", ["allow-any-origin"], ["origin"]),
        ("a-b-c", ["a-b-c"], ["a"]), ("ssl=false", ["ssl=false"], ["false"]), ("!^origin$", [], []),
        ("^(?:on|off)$", [], []),
    ])
    func wordsOfAFile(_ source: String, _ words: [String], _ wordsOfCode: [String]) {
        let test = ValueTest(source)
        #expect(test.keywords.map { String(decoding: $0.bytes, as: UTF8.self) } == words)
        #expect(test.keywordsOfCode.map { String(decoding: $0.bytes, as: UTF8.self) } == wordsOfCode)
        #expect(test.keywords.allSatisfy { $0.ignoresCase == source.hasPrefix("(?i)") })
    }

    @Test func wordsThatEndAValue() {
        #expect(ValueTest("_origin$").keywords.map(\.edges) == [.end])
        #expect(ValueTest("_origin").keywords.map(\.edges) == [[]])
        // Of code, where a part of the word is looked for, its end is not known.
        #expect(ValueTest("^origin-a$").keywordsOfCode.map(\.edges) == [[]])
        #expect(ValueTest("^a-origin$").keywordsOfCode.map(\.edges) == [[]])
    }

    @Test func aBrokenExpressionHoldsForNone() {
        #expect(!ValueTest("(").holds(for: texts("(")))
        #expect(throws: (any Error).self) { try ValueTest("(").compile() }
    }
}
