import Rules
import Testing

@testable import SecScan

@Suite struct RuleSelectorTests {
    @Test(
        arguments: [
            ("sample/token", true), ("sample", true), ("sample/*", true), ("*", true), ("other-tool:thing", true),
            ("thing", true), ("sample/tok", false), ("sam", false), ("sam/*", false), ("sample/tok*", false),
            ("hing", false), ("", false), ("Sample/token", false), ("Thing", true),
        ])
    func names(text: String, expected: Bool) {
        #expect(RuleSelector(text).matches(Token.rule(aliases: ["other-tool:thing"])) == expected)
    }
}
