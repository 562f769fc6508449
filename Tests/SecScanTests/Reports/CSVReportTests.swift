import Testing

@testable import SecScan

@Suite struct CSVReportTests {
    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\\t=1"),
        ("\r=1", "'\\r=1"),
        ("  =1", "'  =1"), ("\u{FF1D}1", "'\u{FF1D}1"), ("a=b", "a=b"), ("", ""), ("a,b", "\"a,b\""),
        ("say \"x\"", "\"say \"\"x\"\"\""), ("a\nb", "a\\nb"), ("\u{1B}[31m", "\\u{1b}[31m"),
    ])
    func cellsAreQuotedAndDefused(text: String, cell: String) {
        #expect(CSVReport.cell(text) == cell)
    }

    @Test func hasARowForEachFindingAndGap() throws {
        let text = CSVReport().write(try SampleReport.full(), options: ReportOptions())
        let rows = text.split(separator: "\r\n")
        #expect(rows.count == 1 + 8 + 2)
        #expect(rows.count { $0.hasPrefix("finding,") } == 8)
        #expect(rows.count { $0.hasPrefix("not-scanned,") } == 2)
        #expect(text.hasSuffix("\r\n"))
    }
}
