import Rules
import Testing

@testable import SecScan

@Suite struct ScanReportTests {
    @Test func whatWasNotScannedMakesItIncomplete() {
        #expect(SampleReport.clean().isComplete)
        #expect(!SampleReport.incomplete().isComplete)
        var report = SampleReport.clean()
        report.notes = [Note(.ignoredSetting, "n")]
        report.suppressedCount = 1
        #expect(report.isComplete)
    }

    @Test func firedRulesStandOnceInTheOrderOfTheirIds() {
        let rules = [Token.rule("b/x"), Token.rule("a/y"), Token.rule("b/x", severity: .low), Token.rule("a/x")]
        let report = ScanReport(
            target: ".", command: "dir",
            findings: rules.map { SampleReport.finding($0, "a", 1, 1, Token.first, "", "") })
        #expect(report.firedRules.map(\.id.description) == ["a/x", "a/y", "b/x"])
        #expect(report.firedRules.last?.severity == .high, "the first of each")
        #expect(SampleReport.clean().firedRules.isEmpty)
    }

    @Test func statisticsAddUp() {
        var left = Statistics()
        (left.commits, left.blobs, left.bytes, left.bytesScanned, left.files, left.seconds) = (1, 2, 3, 4, 5, 0.5)
        var right = Statistics()
        (right.commits, right.blobs, right.bytes, right.bytesScanned, right.files) = (10, 20, 30, 40, 50)
        right.seconds = 0.25
        left += right
        #expect(left.commits == 11 && left.blobs == 22 && left.files == 55)
        #expect(left.bytes == 33 && left.bytesScanned == 44 && left.seconds == 0.75)
    }

    @Test func printingOneShowsNoSecret() {
        var report = SampleReport.clean()
        report.findings = [SampleReport.finding(Token.rule(), "a", 1, 1, Token.first, "", "")]
        report.hiddenSecrets = [Secret(Token.second.utf8)]
        var dumped = ""
        dump(report, to: &dumped)
        for text in ["\(report)", dumped] {
            #expect(!text.contains(Token.first) && !text.contains(Token.second))
        }
    }

    /// Written down: scripts that read reports look for them.
    @Test(
        arguments: [
            (.unusedSuppression, "unused-suppression"), (.expiredSuppression, "expired-suppression"),
            (.addedSuppression, "added-suppression"), (.ignoredSetting, "ignored-setting"),
        ] as [(Note.Kind, String)])
    func kindsOfNotes(kind: Note.Kind, name: String) { #expect(kind.rawValue == name) }
}
