import Rules
import Testing

@testable import Checks

@Suite("HadolintFile")
struct HadolintFileTests {
    @Test("what ONBUILD holds stands alone, at its line")
    func triggers() {
        let file = HadolintFile(
            instructions: [
                HadolintInstruction(line: 1, content: .from(.none)),
                HadolintInstruction(line: 2, content: .trigger(.user("x"))),
            ], settings: HadolintSettings())
        #expect(file.triggers.instructions.map(\.line) == [2])
        guard case .user("x") = file.triggers.instructions.first?.content else {
            Issue.record("no USER")
            return
        }
    }
}
