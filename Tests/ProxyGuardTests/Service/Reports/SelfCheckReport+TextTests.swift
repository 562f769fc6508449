import Rules
import Testing

@testable import ProxyGuard

@Suite struct SelfCheckReportTextTests {
    static func finding(_ path: String, line: Int = 0, column: Int = 0, refuses: Bool, _ message: String) throws
        -> SelfCheckFinding
    {
        SelfCheckFinding(
            id: try #require(RuleID("startup/of-a-test")), name: "A rule", severity: refuses ? .high : .low,
            refuses: refuses, message: message, path: path, line: line, column: column, endLine: line,
            endColumn: column, remediation: "Mend it.")
    }

    @Test func aLineForEachAndASummary() throws {
        let report = SelfCheckReport(
            path: "/etc/p.toml",
            findings: [
                try Self.finding("/etc/p.toml", line: 3, column: 8, refuses: true, "bad\u{1B}"),
                try Self.finding("/etc/.env", line: 2, refuses: false, "odd"),
                try Self.finding("(process)", refuses: false, "strange"),
            ], notScanned: [.init(what: "/etc/large", reason: "too long")])
        #expect(
            report.text == """
                /etc/p.toml:3:8: error: bad\\u{1b} [startup/of-a-test]
                    Mend it.
                /etc/.env:2: warning: odd [startup/of-a-test]
                    Mend it.
                (process): warning: strange [startup/of-a-test]
                    Mend it.
                /etc/large: not checked: too long
                /etc/p.toml: 1 error, 2 warnings: the proxy does not start

                """)
    }

    @Test func nothingFound() {
        #expect(SelfCheckReport(path: "p.toml", findings: []).text == "p.toml: 0 errors, 0 warnings\n")
    }
}
