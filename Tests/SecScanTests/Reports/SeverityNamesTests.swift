import Rules
import Testing

@testable import SecScan

@Suite struct SeverityNamesTests {
    @Test(
        arguments: [
            (.critical, "Critical", ["error", "error", "error"]), (.high, "High", ["error", "error", "error"]),
            (.medium, "Medium", ["warning", "warning", "warning"]), (.low, "Low", ["note", "notice", "info"]),
            (.info, "Info", ["note", "notice", "info"]),
        ] as [(Severity, String, [String])])
    func names(severity: Severity, capitalised: String, others: [String]) {
        #expect(severity.capitalised == capitalised)
        #expect([severity.sarifLevel, severity.workflowCommand, severity.checkstyle] == others)
    }

    /// The ranges in which code scanning sites call a number critical, high, medium or low.
    @Test(
        arguments: [
            (.critical, 9.1...10), (.high, 7...8.9), (.medium, 4...6.9), (.low, 1...3.9), (.info, 0.1...0.9),
        ] as [(Severity, ClosedRange<Double>)])
    func scores(severity: Severity, range: ClosedRange<Double>) throws {
        let score = try #require(Double(severity.score))
        #expect(range.contains(score))
    }

    @Test(arguments: zip(Confidence.allCases, ["low", "medium", "high", "very-high"]))
    func precisions(confidence: Confidence, expected: String) { #expect(confidence.precision == expected) }

    @Test func countsWorstFirst() {
        var report = SampleReport.clean()
        #expect(report.countsBySeverity.isEmpty)
        report.findings = [Severity.low, .critical, .info, .low].map {
            SampleReport.finding(Token.rule(severity: $0), "a", 1, 1, Token.first, "", "")
        }
        #expect(report.countsBySeverity.map(\.severity) == [.critical, .low, .info])
        #expect(report.countsBySeverity.map(\.count) == [1, 2, 1])
    }

    /// A policy may have changed what the rule says.
    @Test func theFindingsSeverityCounts() {
        var report = SampleReport.clean()
        report.findings = [
            SampleReport.finding(Token.rule(severity: .high), "a", 1, 1, Token.first, "", "", severity: .low)
        ]
        #expect(report.countsBySeverity.map(\.severity) == [.low])
    }
}
