import Rules
import Testing

@testable import Checks

@Suite struct KindRulesTests {
    @Test func onlyThoseWhoseWordsAreThereAreCandidates() throws {
        let clauses = """
            [[rule.code]]
            languages = ["go"]
            match = "first()"
            [[rule.code]]
            languages = ["go"]
            match = "second()"
            """
        let entries = try configurationRules(clauses).flatMap { rule in
            try rule.clauses.map { KindRules.Entry(rule: rule, look: try Look($0)) }
        }
        func count(_ text: String) -> Int { KindRules(entries).candidates(in: Array(text.utf8)).count }
        #expect(count("a.first()") == 1)
        #expect(count("first(second())") == 2)
        #expect(count("third()") == 0)
        #expect(KindRules([]).candidates(in: Array("first()".utf8)).isEmpty)
    }
}
