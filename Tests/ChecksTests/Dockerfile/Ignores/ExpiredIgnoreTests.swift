import Rules
import Testing

@testable import Checks

@Suite struct ExpiredIgnoreTests {
    private func messages(_ text: String) -> [String] {
        var options = CheckOptions()
        options.today = Day("2026-11-22")
        return ExpiredIgnore.findings(in: AuditedDockerfile(Array(text.utf8), options: options)).map(\.message)
    }

    @Test func messagesTellWhenAndWhy() {
        #expect(
            messages("FROM a\n# trivy:ignore:x:exp:2026-01-31 until it moves\nRUN b\n")
                == ["the exception ended on 2026-01-31 (until it moves)"])
        #expect(
            messages("FROM a\n# trivy:ignore:x:exp:31.1.2026\nRUN b\n")
                == ["the exception ends on '31.1.2026', which is no day such as 2027-01-31"])
        #expect(messages("FROM a\n# trivy:ignore:x:exp:2027-01-31\nRUN b\n").isEmpty)
    }
}
