import Rules
import Testing

@testable import Checks

@Suite struct ComposeTextTests {
    @Test(arguments: [
        ("a", "a", true, false), ("$$HOME", "$HOME", true, false), ("${A:-b}", "b", true, true),
        ("${A-}", "", true, true),
        ("${A}", "${A}", false, false), ("$A/b", "${A}/b", false, false), ("${A:?say}", "${A}", false, false),
        ("${A:+b}", "${A}", false, false), ("${A:-${B:-c}d}e", "cde", true, true), ("${A:-${B}}", "${B}", false, true),
        ("${A", "${A", true, false), ("$1", "$1", true, false), ("$", "$", true, false), ("", "", true, false),
    ])
    func text(_ text: String, value: String, isComplete: Bool, usesDefault: Bool) {
        let result = ComposeText(text)
        #expect(result.value == value && result.isComplete == isComplete && result.usesDefault == usesDefault)
    }

    @Test func deepNestingEnds() {
        let text = String(repeating: "${A:-", count: 5000) + "x" + String(repeating: "}", count: 5000)
        #expect(!ComposeText(text).isComplete)
        let open = String(repeating: "${", count: 500_000)
        #expect(ComposeText(open).value == open)
    }
}
