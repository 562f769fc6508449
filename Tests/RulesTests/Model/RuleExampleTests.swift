import Testing

@testable import Rules

@Suite("RuleExample")
struct RuleExampleTests {
    @Test(
        "separators are removed",
        arguments: [
            ("", ""), ("abc", "abc"), ("a{-}b", "ab"), ("{-}", ""), ("{-}{-}x{-}", "x"), ("{-", "{-"), ("-}", "-}"),
            ("{ - }", "{ - }"),
            ("{{-}-}", "{-}"), ("é{-}é", "éé"), ("a{-}\u{301}", "a\u{301}"),
        ])
    func separators(text: String, expected: String) {
        #expect(Array(RuleExample.joined(text).utf8) == Array(expected.utf8))
    }

    @Test("text and secret are joined where they are used, and kept as written")
    func fields() {
        let example = RuleExample(text: "k={-}v", secret: "{-}v", path: "a{-}b", reason: "c{-}d")
        #expect(example.text == "k=v")
        #expect(example.secret == "v")
        #expect(example.writtenText == "k={-}v")
        #expect(example.writtenSecret == "{-}v")
        #expect(example.path == "a{-}b")
        #expect(example.reason == "c{-}d")
        #expect(RuleExample(text: "k").secret == nil)
    }
}
