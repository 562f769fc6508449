import Testing

@testable import SecScan

@Suite struct JUnitReportTests {
    private func text(_ report: ScanReport) -> String { JUnitReport().write(report, options: ReportOptions()) }

    @Test func countsFailuresAndErrors() throws {
        let text = text(try SampleReport.full())
        #expect(text.contains("tests=\"10\" failures=\"8\" errors=\"2\""))
        #expect(text.split(separator: "<failure ").count == 9)
        #expect(text.split(separator: "<error ").count == 3)
    }

    @Test func nothingFoundIsAPassingTest() {
        let text = text(SampleReport.clean())
        #expect(text.contains("tests=\"1\" failures=\"0\" errors=\"0\""))
        #expect(text.contains("<testcase"))
        #expect(!text.contains("<failure"))
    }

    @Test func anIncompleteScanDoesNotPass() {
        let text = text(SampleReport.incomplete())
        #expect(text.contains("errors=\"1\""))
        #expect(text.split(separator: "<testcase").count == 2)
    }
}
