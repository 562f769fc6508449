import Testing

@testable import Checks

@Suite struct SettingBudgetTests {
    @Test(arguments: [(1, 1, false), (0, 1, true), (1, 0, true), (-1, 1, true)])
    func itIsSpentWhenAnyOfItIs(_ visits: Int, _ steps: Int, _ expected: Bool) {
        #expect(SettingBudget(visits: visits, steps: steps).isSpent == expected)
    }

    @Test func longFilesMayTakeMore() {
        let (short, long) = (SettingBudget(bytes: 0), SettingBudget(bytes: 1000))
        #expect(!short.isSpent && short.visits < long.visits && short.steps < long.steps)
    }
}
