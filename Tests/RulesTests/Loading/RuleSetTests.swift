import TestSupport
import Testing

@testable import Rules

@Suite("RuleSet")
struct RuleSetTests {
    private static func rule(_ id: String, name: String = "A rule", aliases: [String] = []) throws -> Rule {
        var rule = try Rule.testRule(id, keywords: ["abc"], pattern: "abc")
        rule.name = name
        rule.aliases = aliases
        return rule
    }

    @Test("is in the order of ids, and finds by id")
    func order() throws {
        let set = try RuleSet([Self.rule("b/x"), Self.rule("a/y"), Self.rule("a/x")])
        #expect(set.rules.map(\.id.description) == ["a/x", "a/y", "b/x"])
        let id = try #require(RuleID("a/y"))
        #expect(set.index(of: id) == 1)
        #expect(set[id]?.id == id)
        #expect(try set[#require(RuleID("c/c"))] == nil)
    }

    @Test("refuses one id twice")
    func duplicate() throws {
        let rules = try [Self.rule("a/x"), Self.rule("a/x")]
        let error = #expect(throws: RulesError.self) { try RuleSet(rules) }
        #expect(error?.code == .duplicate)
        #expect(error?.message.contains("a/x") == true)
    }

    @Test(
        "is found by alias, with and without the tool", arguments: ["a/x", "gitleaks:x-key", "x-key", "trufflehog:X"])
    func aliases(name: String) throws {
        let set = try RuleSet([Self.rule("a/x", aliases: ["gitleaks:x-key", "trufflehog:X"]), Self.rule("b/x")])
        #expect(set.rules(named: name).map(\.id.description) == ["a/x"])
    }

    @Test(
        "is not found by a part of an alias", arguments: ["key", "gitleaks", "", ":", "x", "a", "a/", "itleaks:x-key"])
    func partialAliases(name: String) throws {
        #expect(try RuleSet([Self.rule("a/x", aliases: ["gitleaks:x-key"])]).rules(named: name).isEmpty)
    }

    @Test("an alias of several rules names them all; an id names its own rule only")
    func sharedAlias() throws {
        let set = try RuleSet([
            Self.rule("b/x", aliases: ["gitleaks:a/x"]), Self.rule("a/x", aliases: ["gitleaks:key"]),
            Self.rule("c/x", aliases: ["gitleaks:key"]),
        ])
        #expect(set.rules(named: "key").map(\.id.description) == ["a/x", "c/x"])
        #expect(set.rules(named: "a/x").map(\.id.description) == ["a/x"])
    }

    @Test("silencing keeps the rules, adds up, and survives filtering and merging")
    func silencing() throws {
        let set = try RuleSet([Self.rule("a/x"), Self.rule("b/x"), Self.rule("c/x")])
        #expect(set.silent.isEmpty)
        let quiet = set.silencing { $0.id.family == "a" }.silencing { $0.id.family == "b" }
        #expect(quiet.rules.count == 3)
        #expect(quiet.silent.map(\.description).sorted() == ["a/x", "b/x"])
        #expect(quiet.filtered { $0.id.family != "c" }.silent == quiet.silent)
        #expect(try quiet.merging([Self.rule("d/x")]).silent == quiet.silent)
    }

    @Test("merging: the added rule replaces the one with its id, order and indexes hold")
    func merging() throws {
        let base = try RuleSet([Self.rule("a/x", name: "old"), Self.rule("c/x")])
        let merged = try base.merging([Self.rule("d/x"), Self.rule("a/x", name: "new"), Self.rule("b/x")])
        #expect(merged.rules.map(\.id.description) == ["a/x", "b/x", "c/x", "d/x"])
        #expect(merged.rules.first?.name == "new")
        for (index, rule) in merged.rules.enumerated() { #expect(merged.index(of: rule.id) == index) }
        let twice = try [Self.rule("e/x"), Self.rule("e/x")]
        #expect(throws: RulesError.self) { try base.merging(twice) }
    }

    @Test("filtering keeps order and indexes")
    func filtered() throws {
        let set = try RuleSet([Self.rule("a/x"), Self.rule("b/x"), Self.rule("c/x")]).filtered { $0.id.family != "b" }
        #expect(set.rules.map(\.id.description) == ["a/x", "c/x"])
        #expect(try set.index(of: #require(RuleID("c/x"))) == 1)
        #expect(try set.index(of: #require(RuleID("b/x"))) == nil)
    }
}
