import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite struct DockerfileOutlineTests {
    @Test func instructionsAndStages() {
        let text = "# a\nARG b\n\n# c\n# d\nFROM e\nRUN f \\\n  g\n# h\n\nCOPY <<EOF /i\nj\nEOF\nFROM k\n# l\n"
        let outline = DockerfileAudit.outline(of: Array(text.utf8))
        #expect(outline.statements.map(\.lines) == [2...2, 6...6, 7...8, 11...13, 14...14])
        #expect(outline.statements.map(\.start) == [1, 4, 7, 11, 14])
        #expect(outline.sections == [.init(start: 4, lines: 6...13), .init(start: 14, lines: 14...14)])
    }

    @Test(arguments: ["", "# a", "RUN a", "\n\n", "FROM a \\"])
    func hardlyAnything(text: String) {
        let outline = DockerfileAudit.outline(of: Array(text.utf8))
        #expect(outline.sections.count == (text.hasPrefix("FROM") ? 1 : 0))
    }
}
