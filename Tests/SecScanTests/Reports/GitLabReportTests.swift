import FoundationEssentials
import Testing

@testable import SecScan

/// The documents in `Snapshots` were validated against the schema.
@Suite struct GitLabReportTests {
    private func document(_ report: ScanReport) throws -> JSONValue {
        let text = GitLabReport(finishedAt: 1_795_294_800).write(report, options: ReportOptions())
        return try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    }

    @Test func saysWhenAndHowItEnded() throws {
        let scan = try #require(try document(try SampleReport.full())["scan"])
        #expect(scan["end_time"]?.string == "2026-11-21T21:00:00")
        #expect(scan["start_time"]?.string == "2026-11-21T20:59:59")
        #expect(scan["status"]?.string == "failure")
        #expect(scan["messages"]?.items.map { $0["level"]?.string } == ["warn", "warn", "info", "info"])
        #expect(try document(SampleReport.clean())["scan"]?["status"]?.string == "success")
    }

    @Test func idsAreStableAndDistinct() throws {
        let vulnerabilities = try document(try SampleReport.full())["vulnerabilities"]?.items ?? []
        let ids = vulnerabilities.compactMap { $0["id"]?.string }
        #expect(Set(ids).count == 8)
        #expect(ids.allSatisfy { $0.split(separator: "-").map(\.utf8.count) == [8, 4, 4, 4, 12] })
        #expect(try document(try SampleReport.full())["vulnerabilities"]?[0]?["id"]?.string == ids.first)
    }

    @Test func aPlaceWithoutHistoryHasAStandInCommit() throws {
        let vulnerabilities = try document(try SampleReport.full())["vulnerabilities"]
        #expect(vulnerabilities?[0]?["location"]?["commit"]?["sha"]?.string == GitLabReport.noCommit)
        #expect(vulnerabilities?[1]?["location"]?["commit"]?["sha"]?.string == SampleReport.old.id)
        #expect(vulnerabilities?[1]?["identifiers"]?[1]?["value"]?.string == "798")
        #expect(vulnerabilities?[1]?["raw_source_code_extract"]?.string == "AWS_ACCESS_KEY_ID = AK***(20 bytes)")
    }
}
