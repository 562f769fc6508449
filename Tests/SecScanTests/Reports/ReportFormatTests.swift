import Testing

@testable import SecScan

@Suite struct ReportFormatTests {
    private static let writers = [
        "text": "TextReport", "json": "JSONReport", "jsonl": "JSONLinesReport", "sarif": "SARIFReport",
        "csv": "CSVReport", "junit": "JUnitReport", "gitlab": "GitLabReport", "github": "GitHubReport",
        "checkstyle": "CheckstyleReport", "html": "HTMLReport",
    ]

    @Test(arguments: writers)
    func namesOnTheCommandLine(name: String, writer: String) throws {
        let format = try #require(ReportFormat(rawValue: name))
        #expect("\(type(of: format.writer))" == writer)
    }

    @Test func thereAreNoOthers() {
        #expect(Set(ReportFormat.allCases.map(\.rawValue)) == Set(Self.writers.keys))
        for name in ["", "JSON", "xml"] { #expect(ReportFormat(rawValue: name) == nil) }
    }
}
