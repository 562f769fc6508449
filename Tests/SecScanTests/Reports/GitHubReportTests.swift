import Testing

@testable import SecScan

@Suite struct GitHubReportTests {
    private func lines(_ report: ScanReport) -> [Substring] {
        GitHubReport().write(report, options: ReportOptions()).split(separator: "\n")
    }

    @Test func everyLineIsACommand() throws {
        for line in lines(try SampleReport.full()) {
            #expect(["::error ", "::warning ", "::notice "].contains { line.hasPrefix($0) })
        }
    }

    @Test func theWorstComeFirst() throws {
        let commands = lines(try SampleReport.full()).dropFirst(2).prefix(8).map {
            $0.dropFirst(2).prefix { $0 != " " }
        }
        #expect(commands == ["error", "error", "error", "error", "error", "warning", "notice", "notice"])
    }

    @Test func placesOutsideFilesNameNone() throws {
        let lines = lines(try SampleReport.full())
        let message = try #require(lines.first { $0.contains("Where: commit message") })
        #expect(!message.contains("file="))
    }

    @Test func columnsBelongToOneLine() throws {
        let line = try #require(lines(try SampleReport.full()).first { $0.contains("file=Dockerfile") })
        #expect(line.contains("line=1,endLine=9,title="))
        #expect(!line.contains("col="))
    }

    @Test func propertiesAndDataAreEscaped() {
        #expect(GitHubReport.escapedProperty("a%b\r\nc:d,e") == "a%25b%0D%0Ac%3Ad%2Ce")
        #expect(GitHubReport.escapedData("a%b\r\nc:d,e") == "a%25b%0D%0Ac:d,e")
        #expect(GitHubReport.escapedData("\u{1B}[2J") == "\\u{1b}[2J")
    }
}
