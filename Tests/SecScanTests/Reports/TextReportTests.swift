import Rules
import Testing

@testable import SecScan

@Suite struct TextReportTests {
    private func text(_ report: ScanReport, usesColour: Bool = false) -> String {
        TextReport().write(report, options: ReportOptions(usesColour: usesColour))
    }

    @Test func coloursOnlyWhenAsked() throws {
        let report = try SampleReport.full()
        #expect(!text(report).contains("\u{1B}"))
        #expect(text(report, usesColour: true).contains("\u{1B}[1;31mcritical\u{1B}[0m"))
    }

    @Test func coloursChangeNothingElse() throws {
        let report = try SampleReport.full()
        let plain = text(report, usesColour: true).replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
        #expect(plain == text(report))
    }

    @Test func fitsEightyColumns() throws {
        var report = try SampleReport.full()
        report.findings = report.findings.filter { $0.place.isFile && $0.place.path != SampleReport.hostilePath }
        report.findings[0].excerpt?.before = String(repeating: "before ", count: 40)
        report.findings[1].excerpt?.after = String(repeating: "after ", count: 40)
        report.findings[2].excerpt?.before = String(repeating: "前", count: 90)
        report.findings[0].rule.name = String(repeating: "Long name ", count: 6)
        for line in text(report).split(separator: "\n") {
            #expect(VisibleText.width(String(line)) <= 80, "\(line)")
        }
    }

    @Test func theMarkStandsUnderTheMask() throws {
        let lines = text(try SampleReport.full()).split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where line.contains("^^^^") {
            let start = line.utf8.count - line.drop { $0 == " " }.utf8.count
            let above = lines[index - 1].unicodeScalars
            #expect(String(above.dropFirst(start).prefix(line.utf8.count - start)).hasSuffix("bytes)"))
        }
    }

    @Test func worstFilesFirst() throws {
        let text = text(try SampleReport.full())
        let order = [
            "config/prod.env", "src/billing/charge.py", "services/api/.env", "config/über", "evil/", "Dockerfile",
        ]
        let offsets = try order.map { name in
            text.distance(
                from: text.startIndex,
                to: try #require(text.firstRange(of: "\n" + name) ?? text.firstRange(of: name)).lowerBound)
        }
        #expect(offsets == offsets.sorted())
    }

    @Test func remediationIsSaidOnceForEachRule() throws {
        let text = text(try SampleReport.full())
        #expect(text.split(separator: "Deactivate the key").count == 2)
        #expect(text.split(separator: "Roll the key").count == 2)
    }

    @Test func saysWhereElseAndWhatNext() throws {
        let text = text(try SampleReport.full())
        for part in [
            "and 27 more places", "removed from HEAD, still in history", "still in HEAD", "Rotate first",
            "secscan:allow[aws/access-key-id]", "secscan baseline create", "secscan rules explain aws/access-key-id",
            "Scanned 1,284 commits, 18,207 blobs, 642 files, 413 MB in 1.2 s.", "3 findings held back",
            "object is absent: partial clone", "expired on 2026-01-31",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func cleanIsOneLine() {
        #expect(text(SampleReport.clean()) == "Nothing found. Scanned 642 files, 8.4 MB in 142 ms.\n")
    }

    @Test func incompleteIsNeverClean() {
        #expect(text(SampleReport.incomplete()).hasPrefix("Nothing found, but the scan is incomplete."))
    }
}
