import Rules
import Testing

@testable import Checks

@Suite struct KeywordGateTests {
    private func word(_ text: String, ignoresCase: Bool = false) -> KeywordFilter.Keyword {
        KeywordFilter.Keyword(text, ignoresCase: ignoresCase)
    }

    @Test func oneWordOfEveryList() throws {
        let gate = try KeywordGate([
            (RuleID(verified: "a/a"), [[word("cors"), word("origin")]]),
            (RuleID(verified: "a/b"), [[word("cors")], [word("express")]]),
            (RuleID(verified: "a/c"), [[word("access-control", ignoresCase: true)]]),
        ])
        #expect(gate.candidates(in: Array("cors()".utf8)) == [0])
        #expect(gate.candidates(in: Array("express, cors()".utf8)) == [0, 1])
        #expect(gate.candidates(in: Array("Access-Control".utf8)) == [2])
        #expect(gate.candidates(in: Array("nothing of it".utf8)).isEmpty)
        #expect(gate.candidates(in: []).isEmpty)
    }

    @Test func moreListsThanFitAreLeftOut() throws {
        let words = (0..<70).map { [word("word\($0)end")] }
        let gate = try KeywordGate([(RuleID(verified: "a/a"), words)])
        #expect(gate.candidates(in: Array(words.joined().flatMap(\.bytes))) == [0])
        #expect(gate.candidates(in: Array(words.dropFirst().joined().flatMap(\.bytes))).isEmpty)
    }

    @Test func aShortWordIsTold() {
        #expect(throws: RulesError.self) { try KeywordGate([(RuleID(verified: "a/a"), [[word("in")]])]) }
    }
}
