import Rules
import Testing

@testable import SecScan

@Suite struct HTMLSummaryTests {
    private func report(_ findings: [(Severity, String)] = [], gaps: Int = 0) -> ScanReport {
        var report = SampleReport.clean()
        report.findings = findings.map { severity, path in
            SampleReport.finding(Token.rule(severity: severity), path, 1, 1, Token.first, "", "")
        }
        report.notScanned = (0..<gaps).map { NotScanned(what: "<\($0)>", reason: "r\($0)") }
        return report
    }

    @Test(
        arguments: [
            ([], 0, "Nothing found"), ([], 1, "Nothing found in what was scanned"),
            (["a"], 0, "1 finding in 1 file"), (["a", "a"], 1, "2 findings in 1 file"),
            (["a", "b"], 0, "2 findings in 2 files"), (["a", "git:commit-message"], 0, "2 findings in 2 places"),
        ] as [([String], Int, String)])
    func headlines(paths: [String], gaps: Int, expected: String) {
        #expect(HTMLSummary(report: report(paths.map { (.low, $0) }, gaps: gaps)).headline == expected)
    }

    /// The mark of a clean scan is for one that saw everything.
    @Test func verdicts() {
        let clean = HTMLSummary(report: report()).text
        #expect(clean.contains("<section class=\"verdict clean\">\n<svg class=\"mark\""))
        #expect(clean.contains("<p>Scanned 642 files, 8.4 MB in 142 ms.</p>"))
        for other in [report(gaps: 1), report([(.info, "a")])] {
            let text = HTMLSummary(report: other).text
            #expect(text.hasPrefix("<section class=\"verdict\">\n<div>"))
            #expect(!text.contains("class=\"mark\""))
        }
        var suppressed = report()
        suppressed.suppressedCount = 1
        #expect(HTMLSummary(report: suppressed).text.contains(" 1 finding held back by suppressions.</p>"))
    }

    @Test(arguments: [(8, false), (9, true)])
    func gapsBeyondTheEighthUnfold(count: Int, unfolds: Bool) {
        let text = HTMLSummary(report: report(gaps: count)).text
        #expect(text.contains("The scan is incomplete: \(count) things not scanned"))
        #expect(text.contains("<ul>\n<li><code>&lt;0&gt;</code> <span>r0</span></li>\n"))
        #expect(text.split(separator: "<li>").count == count + 1)
        #expect(text.contains("<details><summary>1 more</summary>\n<ul>\n<li><code>&lt;8&gt;") == unfolds)
        #expect(XMLShape.problem(in: text) == nil)
    }

    @Test func noGapsNoSection() { #expect(!HTMLSummary(report: report()).text.contains("class=\"gaps\"")) }

    @Test func figuresThatAreZeroForThisTargetAreLeftOut() {
        let folder = HTMLSummary(report: report()).text
        for part in [
            "<dt>Files</dt><dd>642</dd>", "<dt>Suppressed</dt><dd>0</dd>", "<dt>Coverage</dt><dd>Complete</dd>",
        ] {
            #expect(folder.contains(part), "\(part)")
        }
        #expect(!folder.contains("<dt>Commits</dt>") && !folder.contains("<dt>Blobs</dt>"))
        var history = report(gaps: 1)
        history.statistics.commits = 1284
        history.statistics.blobs = 18_207
        history.statistics.files = 0
        let text = HTMLSummary(report: history).text
        #expect(text.contains("<dt>Commits</dt><dd>1,284</dd></div>\n<div><dt>Blobs</dt><dd>18,207</dd>"))
        #expect(text.contains("<div class=\"warn\"><dt>Coverage</dt><dd>Incomplete</dd>"))
        #expect(!text.contains("<dt>Files</dt>"))
    }

    @Test func sharesOfTheSeverities() throws {
        let text = HTMLSummary(report: report([(.low, "a"), (.critical, "a"), (.low, "b")])).text
        #expect(
            SamplePage.names(#/<svg class="bar"[^>]*>(.*?)<\/svg>/#, in: text) == [
                "<rect class=\"critical\" x=\"0\" y=\"0\" width=\"334\" height=\"4\"/>"
                    + "<rect class=\"low\" x=\"333\" y=\"0\" width=\"667\" height=\"4\"/>"
            ])
        let cards = text.matches(of: #/class="sev (\w+)".*aria-pressed="false"( disabled)?><span class="n">(\d+)</#)
            .map { "\($0.output.1) \($0.output.3)\($0.output.2 ?? "")" }
        #expect(cards == ["critical 1", "high 0 disabled", "medium 0 disabled", "low 2", "info 0 disabled"])
        #expect(!HTMLSummary(report: report()).text.contains("class=\"severities\""))
    }
}
