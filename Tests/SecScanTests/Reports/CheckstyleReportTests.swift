import Testing

@testable import SecScan

@Suite struct CheckstyleReportTests {
    @Test func findingsStandUnderTheirFile() throws {
        var report = try SampleReport.full()
        report.findings.append(report.findings[1])
        let text = CheckstyleReport().write(report, options: ReportOptions())
        #expect(text.split(separator: "<file name=\"config/prod.env\">").count == 2)
        #expect(text.split(separator: "<error ").count == 1 + 9 + 2)
        #expect(text.contains("severity=\"error\" message=\"Not scanned: object is absent: partial clone\""))
    }

    @Test func nothingFoundIsAnEmptyDocument() {
        let text = CheckstyleReport().write(SampleReport.clean(), options: ReportOptions())
        #expect(!text.contains("<file"))
        #expect(text.hasSuffix("</checkstyle>\n"))
    }
}
