import BuiltInRules
import TestSupport
import Testing

@testable import Rules

@Suite("RuleList")
struct RuleListTests {
    @Test("the built-in rules give a detector what it would work out of them itself")
    func keywordPlan() throws {
        let rules = try BuiltInRules.load().rules
        let worked = KeywordPlan(Array(rules))
        #expect(rules.keywordPlan == worked)
        #expect(worked.keywords.count > 1_000 && worked.farthest > 0)
    }

    @Test("built-in rules are found by id, at their places")
    func places() throws {
        let set = try BuiltInRules.load()
        for (index, rule) in set.rules.enumerated() {
            #expect(set.index(of: rule.id) == index)
            #expect(set[rule.id]?.pattern == rule.pattern)
        }
        #expect(zip(set.rules, set.rules.dropFirst()).allSatisfy { $0.id < $1.id })
    }

    @Test("those that run only when asked for are the same whether they are packed or not")
    func optIn() throws {
        let set = try BuiltInRules.load()
        let ids = set.silencing(\.isOptIn).silent
        #expect(!ids.isEmpty && set.silencingOptIn().silent == ids)
        #expect(set.filtered { _ in true }.silencingOptIn().silent == ids)
    }

    @Test("those with clauses are the same whether they are packed or not")
    func withClauses() throws {
        let rules = try BuiltInRules.load().rules
        let ids = rules.withClauses.map(\.id)
        #expect(ids.count > 100 && ids == rules.filter(\.hasClauses).map(\.id))
        #expect(RuleList(sorted: Array(rules)).withClauses.map(\.id) == ids)
    }

    @Test("a list without any knows none")
    func empty() throws {
        let list = RuleList(sorted: [])
        #expect(list.isEmpty && list.optIn.isEmpty && list.keywordPlan.keywords.count == 0)
        #expect(try list.index(of: #require(RuleID("a/x"))) == nil)
    }
}
