import Rules
import Testing

@testable import ProxyGuards

@Suite struct PromptRuleTests {
    @Test func filesAreRead() throws {
        let rules = try PromptRule.read("# comment\r\n\r\n one: a.*b\n\ttwo-2:\tx: y # no comment\n")
        #expect(rules.map(\.name) == ["one", "two-2"])
        #expect(rules.map(\.id) == ["prompt/one", "prompt/two-2"])
        #expect(rules[1].expression.matches(Array("X: y # NO comment".utf8)))
    }

    @Test(arguments: [
        ("a", 1), ("\na b: x", 2), ("a: x\na: y", 2), ("a:", 1), ("a: (", 1), ("a: x*", 1), (": x", 1),
    ])
    func mistakesAreTold(text: String, line: Int) {
        #expect {
            try PromptRule.read(text)
        } throws: { error in
            (error as? PromptRule.Problem).map { $0.line == line && !$0.description.contains("\n") } ?? false
        }
    }
}
