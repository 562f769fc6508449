import FoundationEssentials
import Testing

@testable import SecScan

@Suite struct JSONReportTests {
    private func document(_ report: ScanReport) throws -> JSONValue {
        let text = JSONReport().write(report, options: ReportOptions(toolVersion: "9.9.9"))
        return try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    }

    @Test func hasTheFieldsOfTheContract() throws {
        let document = try document(try SampleReport.full())
        #expect(
            document.keys.isSuperset(of: [
                "schemaVersion", "tool", "target", "complete", "notScanned", "stats", "findings", "rules", "notes",
                "suppressed",
            ]))
        #expect(document["schemaVersion"]?.number == 1)
        #expect(document["tool"] == .object(["name": .string("secscan"), "version": .string("9.9.9")]))
        #expect(document["complete"] == .bool(false))
        #expect(document["stats"]?.keys == ["commits", "blobs", "bytes", "bytesScanned", "files", "seconds"])
        #expect(document["suppressed"]?.number == 3)
        #expect(document["rules"]?[0]?.keys == ["id", "aliases", "name", "severity"])
        #expect(document["rules"]?.items.count == 5)
        #expect(document["notes"]?[0]?["kind"]?.string == "unused-suppression")
    }

    @Test func everyFindingHasEveryField() throws {
        let findings = try document(try SampleReport.full())["findings"]?.items ?? []
        #expect(findings.count == 8)
        for finding in findings {
            #expect(
                finding.keys == [
                    "rule", "severity", "confidence", "message", "path", "line", "column", "endLine", "endColumn",
                    "secret",
                    "fingerprint", "commit", "author", "date", "inHead", "lastCommit", "lastDate", "decodedFrom",
                    "occurrences", "remediation",
                ])
        }
        #expect(findings[0]["commit"] == .null)
        #expect(findings[0]["inHead"] == .null)
        #expect(findings[5]["secret"] == .null)
        #expect(findings[1]["occurrences"]?.items.count == 30)
        #expect(findings[1]["occurrences"]?[0]?.keys == ["path", "line", "column", "commit"])
    }

    @Test func pathsComeBackAsTheyWere() throws {
        let findings = try document(try SampleReport.full())["findings"]
        #expect(findings?[0]?["path"]?.string == SampleReport.hostilePath)
    }

    @Test func aCleanReportIsComplete() throws {
        let document = try document(SampleReport.clean())
        #expect(document["complete"] == .bool(true))
        #expect(document["findings"] == .array([]))
        #expect(document["notScanned"] == .array([]))
    }

    @Test(arguments: ["\u{7F}", "\u{9B}31m", "\u{202E}", "\u{E0041}", "\u{2028}"])
    func whatATerminalActsOnIsEscaped(text: String) throws {
        var report = SampleReport.clean()
        report.target = text
        let written = JSONReport().write(report, options: ReportOptions())
        #expect(!written.unicodeScalars.contains { VisibleText.isHidden($0) && $0 != "\n" })
        #expect(try document(report)["target"]?.string == text)
    }

    @Test func timeThatIsNoNumberIsZero() throws {
        var report = SampleReport.clean()
        report.statistics.seconds = .infinity
        #expect(try document(report)["stats"]?["seconds"]?.number == 0)
    }
}
