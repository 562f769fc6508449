import TestSupport
import Testing

@testable import Rules

@Suite("PackedRules")
struct PackedRulesTests {
    private static let texts: [StaticString] = [
        "b/one\u{1F}high\u{1F}low\u{1F}one_\u{1F}one_[0-9]{4}\u{1F}0\u{1F}40\u{1F}0\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}One\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}",
        "d/two\u{1F}high\u{1F}low\u{1F}two_\u{1F}two_[0-9]{4}\u{1F}0\u{1F}40\u{1F}0\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}Two\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}",
    ]
    /// What `RulePack.encodeKeywords` gives for them.
    private static let keywords: StaticString = ""

    private static func list(_ others: String...) throws -> PackedRules {
        try PackedRules(
            texts, keywords: keywords, and: others.map { try .testRule($0, keywords: [], pattern: "") })
    }

    @Test(
        "is in the order of ids, wherever the others belong",
        arguments: [[], ["a/x"], ["b/on"], ["c/x", "a/x"], ["e/x", "a/x", "c/y", "c/x"], ["d/two-b", "d/tw"]])
    func order(others: [String]) throws {
        let rules = try others.map { try Rule.testRule($0, keywords: [], pattern: "") }
        let list = try PackedRules(Self.texts, keywords: Self.keywords, and: rules)
        let ids = (0..<list.count).map { list[$0].id }
        #expect(ids.map(\.description) == (["b/one", "d/two"] + others).sorted())
        for (index, id) in ids.enumerated() { #expect(list.index(of: id) == index) }
        for absent in ["a/a", "b/ones", "b/o", "z/z"] where !others.contains(absent) {
            #expect(try list.index(of: #require(RuleID(absent))) == nil)
        }
    }

    @Test("a rule is what was packed, as often as it is asked for")
    func rule() throws {
        let list = try Self.list("c/x")
        for _ in 0..<2 {
            #expect(list[2].id.description == "d/two" && list[2].name == "Two" && list[2].pattern == "two_[0-9]{4}")
            #expect(list[1].id.description == "c/x" && list[1].name == "A rule")
        }
        #expect(list.others.map(\.id.description) == ["c/x"])
    }

    @Test("refuses one id twice", arguments: [["b/one"], ["d/two"], ["c/x", "c/x"]])
    func duplicate(others: [String]) throws {
        let rules = try others.map { try Rule.testRule($0, keywords: [], pattern: "") }
        let error = #expect(throws: RulesError.self) {
            try PackedRules(Self.texts, keywords: Self.keywords, and: rules)
        }
        #expect(error?.code == .duplicate)
    }
}
