import Rules
import Testing

@testable import Checks

@Suite("HadolintTTYReport")
struct HadolintTTYReportTests {
    @Test("lines")
    func lines() {
        let findings = [
            HadolintFinding(code: "DL1000", level: .error, line: 2, column: 3, message: "a"),
            HadolintFinding(code: "DL3006", level: .warning, line: 4, column: 1, message: "b"),
        ]
        #expect(
            HadolintTTYReport.text(of: findings, path: "x/Dockerfile")
                == "x/Dockerfile:2:3 a\nx/Dockerfile:4 DL3006 warning: b\n")
        #expect(HadolintTTYReport.text(of: [], path: "x") == "")
    }
}
