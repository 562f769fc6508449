import FoundationEssentials
import Testing

@testable import SecScan

@Suite struct JSONLinesReportTests {
    private func lines(_ report: ScanReport) throws -> [JSONValue] {
        let text = JSONLinesReport().write(report, options: ReportOptions())
        return try text.split(separator: "\n").map { try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8)) }
    }

    @Test func isFramedByStartAndEnd() throws {
        let lines = try lines(try SampleReport.full())
        #expect(lines.map { $0["type"]?.string } == ["start"] + Array(repeating: "finding", count: 8) + ["end"])
        #expect(lines.last?["complete"] == .bool(false))
        #expect(lines.last?["notScanned"]?.items.count == 2)
        #expect(lines.last?["stats"]?["commits"]?.number == 1284)
    }

    @Test func findingsAreThoseOfTheJSONReport() throws {
        let report = try SampleReport.full()
        let text = JSONReport().write(report, options: ReportOptions())
        let document = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        for (line, finding) in zip(try lines(report).dropFirst(), document["findings"]?.items ?? []) {
            #expect(line.keys.subtracting(["type"]) == finding.keys)
            #expect(line["fingerprint"] == finding["fingerprint"])
        }
    }

    @Test func aCleanReportHasTwoLines() throws {
        #expect(try lines(SampleReport.clean()).count == 2)
    }
}
