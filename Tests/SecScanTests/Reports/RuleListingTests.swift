import Foundation
import Rules
import Testing

@testable import Checks
@testable import SecScan

@Suite struct RuleListingTests {
    private func rules() throws -> RuleSet {
        var rule = Token.rule(aliases: ["other-tool:thing"])
        rule.references = ["https://example.com/a"]
        rule.examples = [RuleExample(text: "key zqx{-}_one")]
        return try RuleSet([rule, Token.rule("other/longer-token", severity: .low)])
    }

    @Test func columnsAreAligned() throws {
        let lines = try RuleListing.text(rules()).split(separator: "\n")
        #expect(
            lines == [
                "other/longer-token  low       high    Sample token",
                "sample/token        high      high    Sample token", "2 rules",
            ])
        #expect(try RuleListing.text(RuleSet([])) == "0 rules\n")
    }

    @Test func json() throws {
        let text = try RuleListing.json(rules())
        let entries = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
        #expect(entries.map { $0["id"] as? String } == ["other/longer-token", "sample/token"])
        #expect(entries[1]["aliases"] as? [String] == ["other-tool:thing"])
        #expect(entries[1]["references"] as? [String] == ["https://example.com/a"])
        #expect(entries[1]["severity"] as? String == "high" && entries[1]["cwe"] as? String == "CWE-798")
    }

    @Test func explanationLeavesExamplesBroken() throws {
        let rule = try #require(rules().rules(named: "sample/token").first)
        let text = RuleListing.explanation(rule)
        for part in [
            "sample/token", "Revoke it.", "other-tool:thing", "key zqx{-}_one", "https://example.com/a", "CWE-798",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("Not found"))
    }

    @Test func rulesThatRunWhenNamedSayHow() throws {
        let rule = try #require(CheckList.rules.first { $0.isOptIn })
        #expect(RuleListing.explanation(rule).contains("Runs        when it is named: --rule \(rule.id)\n"))
        #expect(RuleListing.markdown(try RuleSet([rule])).contains("Runs when it is named: `--rule \(rule.id)`.\n"))
        #expect(!RuleListing.explanation(Token.rule()).contains("Runs  "))
    }

    @Test func examplesOfSeveralLinesStandApart() throws {
        var rule = Token.rule()
        rule.examples = [RuleExample(text: "a\nb\n"), RuleExample(text: "c")]
        rule.nonExamples = [RuleExample(text: "d"), RuleExample(text: "e")]
        let text = RuleListing.explanation(rule)
        #expect(text.contains("Found\n  a\n  b\n\n  c\n\nNot found\n  d\n  e\n"))
    }

    @Test func markdownHasAChapterForEachFamily() throws {
        let text = try RuleListing.markdown(rules())
        #expect(text.components(separatedBy: "\n## ").count == 3)
        #expect(
            text.contains("\n### sample/token\n") && text.contains("`other-tool:thing`") && text.contains("2 rules"))
    }
}
