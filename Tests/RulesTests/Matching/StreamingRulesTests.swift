import BuiltInRules
import TestSupport
import Testing

@testable import Rules

@Suite struct StreamingRulesTests {
    @Test func rulesThatNameTheirValueLetTheNameGo() throws {
        let rules = StreamingRules(
            Detector(
                rules: try RuleSet([
                    .testRule("test/a", keywords: ["abc_"], pattern: "abc_[0-9]{8}"),
                    .testRule("test/b", keywords: ["name"], pattern: "(?i)name=([0-9]{8})", secretGroup: 1),
                    .testRule("test/c", keywords: ["key_"], pattern: "(?<![a-z])(key_[0-9]{8})", secretGroup: 1),
                ])))
        #expect(rules.holdsKeyword == [true, false, true])
        #expect(rules.keywordsByFirstByte[Int(UInt8(ascii: "a"))].count == 1)
        #expect(rules.keywordsByFirstByte[Int(UInt8(ascii: "n"))].isEmpty)
    }

    @Test func rulesThatLookLikeWordsAreSpared() throws {
        let rules = StreamingRules(
            Detector(
                rules: try RuleSet([
                    .testRule(
                        "test/a", keywords: ["@end"], pattern: #"(?<![a-z])[a-z]{40}@end"#,
                        window: Window(before: 40, after: 16)),
                    .testRule(
                        "test/b", keywords: ["@end"], pattern: #"sk-[a-z]{40}@end"#,
                        window: Window(before: 43, after: 16)),
                ])))
        #expect(rules.spared == [StreamingRules.sparedOfWords, 0])
        #expect(rules.margin == 43 + Window.leftContext + 1)
    }

    @Test func rulesThatBeginWithinWordsAreSpared() throws {
        let rules = StreamingRules(
            Detector(
                rules: try RuleSet([
                    .testRule("test/a", keywords: ["abc_"], pattern: "abc_[0-9]{8}"),
                    .testRule("test/b", keywords: ["key_"], pattern: "(?<![a-z])key_[0-9]{8}"),
                    .testRule(
                        "test/c", keywords: ["@end"], pattern: "group/([0-9]{8})@end", window: Window(before: 16),
                        secretGroup: 1),
                ])))
        #expect(rules.spared == [StreamingRules.sparedWithinWords, 0, 0])
        #expect(rules.lookingBack.map(\.lead) == [6])
    }

    @Test func builtInRulesAreReady() throws {
        let detector = Detector(rules: try BuiltInRules.load().filtered { !$0.keywords.isEmpty })
        #expect(StreamingRules(detector).lookingBack.count > 30)
    }
}
