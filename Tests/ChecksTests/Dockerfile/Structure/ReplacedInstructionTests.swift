import Rules
import Testing

@testable import Checks

@Suite("Instructions of which the last one counts")
struct ReplacedInstructionTests {
    private func lines(_ text: String) -> [String] {
        MultipleCmd.findings(in: AuditedDockerfile(Array(text.utf8))).map(\.message)
    }

    @Test("each one names the line of the one that it replaces")
    func chain() {
        #expect(
            lines("FROM a\nCMD a\n\nCMD b\nCMD c\n") == [
                "it replaces the CMD in line 2", "it replaces the CMD in line 4",
            ])
    }

    @Test("stages and triggers count apart")
    func stages() {
        #expect(lines("FROM a AS b\nCMD a\nFROM b\nCMD b\nONBUILD CMD c\n").isEmpty)
    }
}
