import BuiltInRules
import TestSupport
import Testing

@testable import Rules

@Suite("RulePack")
struct RulePackTests {
    /// Name and text of every stored field, so that a field added to `Rule` and forgotten in the pack is noticed.
    private static func fields(_ rule: Rule) -> [String] {
        Mirror(reflecting: rule).children.map { "\($0.label ?? "?"): \(String(reflecting: $0.value))" }
            .filter { !$0.hasPrefix("texts: ") && !$0.hasPrefix("storedClauses: ") }
            + [String(reflecting: rule.texts.read), ClauseText.encode(rule.clauses)]
    }

    private static func rule() throws -> Rule {
        var rule = Rule(
            id: try #require(RuleID("shop/key")), name: "Näme \"quoted\"",
            description: "Line 1\nLine 2\r\n\tTab \\ back",
            severity: .critical, confidence: .low, keywords: ["shop_", "é\u{301}x", "a b"],
            pattern: #"(?i)shop\x{0}\\[^"']{3}"#,
            window: Window(before: 12, after: 345), secretGroup: 2,
            filters: [.entropy(3.25), .digit, .mixed, .unlikeWords, .unlikeCode, .secretName],
            validation: .gitlabRoutable, isBroad: true, paths: [Glob("*.env"), Glob("a b/**")],
            excludedPaths: [Glob("[!x]*")], remediation: "Ende 🗝",
            references: ["https://a.example/?q=1#f", "https://b.example/"], cwe: "CWE-1", aliases: ["t:a", "t:b"],
            examples: [
                RuleExample(text: "a=b\n", secret: "b", path: "p/q", reason: nil),
                RuleExample(text: "x"),
            ],
            nonExamples: [RuleExample(text: "n", reason: "r")])
        rule.clauses = [RuleClause(.code, ["match": .list([.text("«a()»")])], file: "shop.toml", line: 12)]
        return rule
    }

    private static let packed: StaticString = """
        shop/key\u{1F}critical\u{1F}low\u{1F}shop_\u{1E}é\u{301}x\u{1E}a b\u{1F}\
        (?i)shop\\x{0}\\\\[^"']{3}\u{1F}12\u{1F}345\u{1F}2\u{1F}entropy 3.25\u{1E}digit\u{1E}mixed\u{1E}unlike-words\u{1E}unlike-code\
        \u{1E}secret-name\u{1F}gitlab-routable\u{1F}broad\u{1F}*.env\u{1E}a b/**\u{1F}[!x]*\u{1F}t:a\u{1E}t:b\u{1F}Näme "quoted"\u{1F}\
        Line 1\nLine 2\r\n\tTab \\ back\u{1F}Ende 🗝\u{1F}https://a.example/?q=1#f\u{1E}https://b.example/\u{1F}CWE-1\u{1F}\
        l1:l4:s4:codes9:shop.tomls2:12t1:s5:matchl1:s7:«a()»
        """
    private static let packedExamples: StaticString =
        "a=b\n\u{1D}b\u{1D}p/q\u{1D}\u{1E}x\u{1D}\u{1D}\u{1D}\u{1F}n\u{1D}\u{1D}\u{1D}r"

    @Test("encodes as documented")
    func encodes() throws {
        #expect(try RulePack.encode(Self.rule()) == Self.packed.description)
        #expect(try RulePack.encodeExamples(Self.rule()) == Self.packedExamples.description)
    }

    @Test("decodes what it encoded, field by field")
    func roundTrip() throws {
        var rule = try RulePack.decode(Self.packed)
        (rule.examples, rule.nonExamples) = RulePack.decodeExamples(Self.packedExamples)
        #expect(try Self.fields(rule) == Self.fields(Self.rule()))
    }

    @Test("nothing where there is nothing")
    func empties() throws {
        let empty: StaticString =
            "a/b\u{1F}info\u{1F}low\u{1F}\u{1F}\u{1F}0\u{1F}0\u{1F}0\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}"
        let rule = try RulePack.decode(empty)
        #expect(
            rule.keywords.isEmpty && rule.filters.isEmpty && rule.paths.isEmpty && rule.references.isEmpty
                && rule.aliases.isEmpty)
        #expect(rule.validation == nil)
        #expect(RulePack.encode(rule) == empty.description)
        let examples = RulePack.decodeExamples("\u{1F}")
        #expect(examples.examples.isEmpty && examples.nonExamples.isEmpty)
    }

    @Test(
        "a damaged pack throws",
        arguments: [
            "", "a/b", "a/b\u{1F}n",
            "A/b\u{1F}info\u{1F}low\u{1F}\u{1F}\u{1F}0\u{1F}0\u{1F}0\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}",
            "a/b\u{1F}bad\u{1F}low\u{1F}\u{1F}\u{1F}0\u{1F}0\u{1F}0\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}",
            "a/b\u{1F}info\u{1F}low\u{1F}\u{1F}\u{1F}x\u{1F}0\u{1F}0\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}",
            "a/b\u{1F}info\u{1F}low\u{1F}\u{1F}\u{1F}0\u{1F}0\u{1F}0\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}\u{1F}",
        ] as [StaticString])
    func damaged(text: StaticString) {
        let error = #expect(throws: RulesError.self) { try RulePack.decode(text) }
        #expect(error?.code == .damagedPack)
    }

    @Test("examples are packed as they are written, broken up")
    func separatorTwice() throws {
        let example = RuleExample(text: "a{{-}-}b", secret: "{-}b")
        #expect(example.text == "a{-}b")
        let packed: StaticString = "a{{-}-}b\u{1D}{-}b\u{1D}\u{1D}\u{1F}"
        var rule = try Self.rule()
        (rule.examples, rule.nonExamples) = ([example], [])
        #expect(RulePack.encodeExamples(rule) == packed.description)
        #expect(RulePack.decodeExamples(packed).examples == [example])
    }

    @Test("the built-in rules are what the rule files say, field by field")
    func builtIn() throws {
        let files = RepositoryTree.files(below: "rules", suffix: ".toml")
        let parsed = try files.flatMap { try RuleFileParser.parse(RepositoryTree.text($0), file: $0) }.sorted {
            $0.id < $1.id
        }
        let packed = try BuiltInRules.loadWithExamples().rules.filter { !$0.keywords.isEmpty || $0.hasClauses }
        #expect(parsed.map(\.id) == packed.map(\.id))
        for (left, right) in zip(parsed, packed) {
            for (wanted, got) in zip(Self.fields(left), Self.fields(right)) where wanted != got {
                Issue.record("\(left.id): \(got) is packed, \(wanted) is written")
            }
        }
    }
}
