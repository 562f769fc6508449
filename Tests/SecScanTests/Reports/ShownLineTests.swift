import Testing

@testable import SecScan

@Suite struct ShownLineTests {
    private let masked = ReportOptions()
    private let shown = ReportOptions(showsSecrets: true)

    private func finding(_ occurrences: [Occurrence] = []) -> Finding {
        var finding = SampleReport.finding(Token.rule(), "a", 1, 1, Token.first, "k = ", ";", commit: SampleReport.old)
        finding.occurrences = occurrences
        return finding
    }

    @Test func theSecretOnlyWhereItWasAskedFor() {
        #expect(finding().shownLine(masked) == "k = ***(12 bytes);")
        #expect(finding().shownLine(shown) == "k = \(Token.first);")
        #expect(finding().shownExcerpt(masked) == Excerpt(before: "k = ", masked: "***(12 bytes)", after: ";"))
    }

    @Test func aFindingAboutAFileHasNothingToShow() {
        var about = finding()
        about.secret = nil
        about.excerpt?.masked = "m"
        #expect(about.shownLine(shown) == "k = m;")
        about.excerpt = nil
        #expect(about.shownLine(shown) == nil && about.shownExcerpt(masked) == nil)
    }

    @Test func placesBehindTheFirst() {
        let place = finding().place
        let first = Occurrence(place: place, commit: SampleReport.old)
        let earlier = Occurrence(place: place, commit: SampleReport.hostileCommit)
        let elsewhere = Occurrence(place: Place(path: "b"), commit: SampleReport.old)
        #expect(finding().furtherOccurrences == [])
        #expect(finding([first]).furtherOccurrences == [])
        // The one of the same commit, wherever it stands; one of them only.
        #expect(finding([earlier, elsewhere, first]).furtherOccurrences == [earlier, elsewhere])
        #expect(finding([first, first]).furtherOccurrences == [first])
        #expect(finding([earlier, elsewhere]).furtherOccurrences == [elsewhere])
        #expect(finding([elsewhere]).furtherOccurrences == [elsewhere])
    }

    @Test(
        arguments: [
            ("a/b", nil), ("", nil), ("github/x", nil), ("src/git:x", nil), ("git:commit-message", "commit message"),
            ("git:file-name", "file name"), ("git:tag", "tag"),
        ] as [(String, String?)])
    func placesThatAreNoFiles(path: String, name: String?) {
        #expect(Place(path: path).pseudoName == name)
        #expect(Place(path: path).isFile == (name == nil))
    }
}
