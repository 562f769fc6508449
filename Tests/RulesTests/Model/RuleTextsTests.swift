import TestSupport
import Testing

@testable import Rules

@Suite struct RuleTextsTests {
    @Test func packedTextsAreReadWhenAskedFor() throws {
        let packed: StaticString =
            "before\u{1F}Name\u{1F}What\u{1F}How to mend\u{1F}https://a.example/\u{1E}https://b.example/\u{1F}CWE-1"
        let texts = StoredRuleTexts.packed(packed, offset: "before\u{1F}".utf8.count).read
        #expect(
            texts
                == RuleTexts(
                    name: "Name", description: "What", remediation: "How to mend",
                    references: ["https://a.example/", "https://b.example/"], cwe: "CWE-1"))
    }

    @Test func aChangedTextKeepsTheOthers() throws {
        var rule = try Rule.testRule("a/one", keywords: ["abc"], pattern: "abc")
        rule.texts = .packed("N\u{1F}D\u{1F}R\u{1F}\u{1F}C", offset: 0)
        rule.name = "New"
        rule.references = ["https://a.example/"]
        #expect(rule.name == "New" && rule.description == "D" && rule.remediation == "R" && rule.cwe == "C")
        #expect(rule.references == ["https://a.example/"])
    }
}
