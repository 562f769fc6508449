import Testing

@testable import SecScan

@Suite struct RedactionTests {
    private let value = "abcdefghij0123456789KLMN"
    private var scrubber: SecretScrubber { SecretScrubber([Array(value.utf8)]) }

    @Test func wholeValuesAreMaskedEverywhere() {
        #expect(scrubber.scrubbed("x/\(value).txt \(value)") == "x/***.txt ***")
        #expect(scrubber.scrubbed("nothing of it") == "nothing of it")
        #expect(scrubber.scrubbed("") == "")
    }

    @Test func ordinaryPathsKeepPiecesThatHappenToMatch() {
        #expect(scrubber.scrubbed("lib/abcdefghij/x") == "lib/abcdefghij/x")
        let short = SecretScrubber([Array("password1".utf8)])
        #expect(short.scrubbed("docs/password1/readme") == "docs/password1/readme")
        #expect(short.scrubbed("again = password1", pieces: true) == "again = ***")
    }

    @Test func whatClippingLeftOfAValueIsMasked() {
        #expect(scrubber.scrubbed("other = \(value.prefix(11))", pieces: true) == "other = ***")
        #expect(scrubber.scrubbed("\(value.suffix(9)) = other", pieces: true) == "*** = other")
        #expect(scrubber.scrubbed("…\(value.dropFirst(3))", pieces: true) == "…***")
        #expect(scrubber.scrubbed("\(value.prefix(17))…", pieces: true) == "***…")
        #expect(scrubber.scrubbed("\(value.prefix(9))…", pieces: true) == "***…")
        #expect(scrubber.scrubbed("…\(value.suffix(9))", pieces: true) == "…***")
        #expect(scrubber.scrubbed("some \(value.suffix(9)) more", pieces: true) == "some \(value.suffix(9)) more")
    }

    @Test func aShortValueIsMaskedInItsOwnLineOnly() throws {
        var report = try SampleReport.full()
        let rule = report.findings[0].rule
        report.findings = [SampleReport.finding(rule, "home/zq7!/x", 1, 1, "zq7!", "user=zq7! password=", " # zq7!")]
        let finding = try #require(report.redacted(ReportOptions()).findings.first)
        #expect(finding.excerpt?.before == "user=*** password=")
        #expect(finding.excerpt?.after == " # ***")
        #expect(finding.place.path == "home/zq7!/x")
    }

    @Test func aPasswordThatNoRuleFoundIsMaskedBesideOneThatWas() throws {
        var report = try SampleReport.full()
        let before = "address = \"postgres://app:5/sl" + "ash@db/app?password="
        report.findings = [SampleReport.finding(report.findings[0].rule, "a", 1, 1, value, before, "\"")]
        let excerpt = try #require(report.redacted(ReportOptions()).findings.first?.excerpt)
        #expect(excerpt.before == "address = \"postgres://***@db/app?password=")
    }

    @Test func valuesBesideEachOtherAreAllMasked() {
        let other = "0123456789zyxwvutsrqponm"
        let both = SecretScrubber([Array(value.utf8), Array(other.utf8)])
        #expect(both.scrubbed("\(value)\(other) \(other)") == "****** ***")
    }

    @Test func nothingChangesForWhoAskedToSee() throws {
        var report = try SampleReport.full()
        report.target = SampleReport.accessKey + SampleReport.liveKey
        #expect(report.redacted(ReportOptions(showsSecrets: true)).target == report.target)
        #expect(report.redacted(ReportOptions()).target == "******")
    }
}
