import Rules
import Testing

@testable import Checks

@Suite("HadolintRule")
struct HadolintRuleTests {
    private static var file: HadolintFile {
        HadolintFile(
            instructions: [
                HadolintInstruction(line: 1, content: .maintainer),
                HadolintInstruction(line: 2, content: .trigger(.maintainer)),
            ], settings: HadolintSettings())
    }

    @Sendable private static func isMaintainer(_ content: HadolintInstruction.Content) -> Bool {
        if case .maintainer = content { true } else { false }
    }

    @Test("what ONBUILD holds is judged where a rule wants it")
    func triggers() {
        let plain = HadolintRule.each("DL1", .info, "", where: Self.isMaintainer)
        let both = HadolintRule.each("DL1", .info, "", judgesTriggers: true, where: Self.isMaintainer)
        #expect(plain.matches(in: Self.file).map(\.line) == [1])
        #expect(both.matches(in: Self.file).map(\.line) == [1, 2])
    }

    @Test("a message tells what it is about")
    func message() {
        let rule = HadolintRule("DL1", .info, "the label % is empty") { _ in [] }
        #expect(rule.message(for: HadolintRule.Match(line: 1, subject: "a%b")) == "the label a%b is empty")
    }

    @Test("a state begins anew with each file")
    func fold() {
        let rule = HadolintRule.fold("DL1", .info, "", from: 0) { count, _ in
            count += 1
            return count == 2
        }
        #expect(rule.matches(in: Self.file).map(\.line) == [2])
        #expect(rule.matches(in: Self.file).map(\.line) == [2])
    }

    @Test("every code is registered once, with the level of hadolint's table")
    func table() {
        let codes = HadolintRules.all.map(\.code)
        #expect(codes.count == 71)
        #expect(Set(codes).count == 71)
        let levels = Dictionary(grouping: HadolintRules.all, by: \.level).mapValues(\.count)
        #expect(levels == [.error: 14, .warning: 43, .info: 11, .style: 1, .ignore: 2])
    }
}
