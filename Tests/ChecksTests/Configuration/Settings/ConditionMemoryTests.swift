import Rules
import Settings
import Testing

@testable import Checks

@Suite struct ConditionMemoryTests {
    /// The only condition of a rule that is read from a text.
    private func condition(_ path: String) throws -> SettingCondition {
        let rules = try configurationRules(
            "[[rule.setting]]\nformats = [\"yaml\"]\npath = \"abc\"\nneeds = { path = \"\(path)\" }")
        let reader = ClauseReader(try #require(rules.first?.clauses.first))
        return try SettingCondition(try #require(try reader.tables("needs").first), raises: false)
    }

    @Test(arguments: [("kind", 2), ("../kind", 4)])
    func whatBeginsAtTheRootIsLookedAtOnce(_ path: String, _ expected: Int) throws {
        let file = try SettingsFile(Array("origin: a\nkind: b\n".utf8), format: .yaml)
        let match = SettingMatch(setting: file.documents[0].children[0], ancestors: file.documents)
        let condition = try condition(path)
        var memory = ConditionMemory(steps: 100)
        #expect(memory.holds(condition, beside: match) && memory.holds(condition, beside: match))
        #expect(memory.steps == 100 - expected)
    }

    @Test func nothingIsLookedAtWithoutSteps() throws {
        let file = try SettingsFile(Array("origin: a\nkind: b\n".utf8), format: .yaml)
        let match = SettingMatch(setting: file.documents[0].children[0], ancestors: file.documents)
        var memory = ConditionMemory(steps: 1)
        #expect(!memory.holds(try condition("kind"), beside: match))
        #expect(memory.steps == 0)
    }
}
