import Testing

@testable import SecScan

@Suite struct FindingTests {
    @Test func printingOneShowsNoSecret() {
        let finding = SampleReport.finding(Token.rule(), "a", 1, 1, Token.first, "", "")
        var dumped = ""
        dump(finding, to: &dumped)
        for text in ["\(finding)", String(reflecting: finding), dumped] {
            #expect(text.contains("***(12 bytes)"))
            #expect(!text.contains(Token.first))
            #expect(!text.contains("122, 113"), "its bytes")
        }
    }

    @Test func aPlaceIsTheFirstByteOfItsFile() {
        #expect(Place(path: "a") == Place(path: "a", line: 1, column: 1, endLine: 1, endColumn: 1))
        for other in [Place(path: "b"), Place(path: "a", line: 2), Place(path: "a", column: 2)] {
            #expect(Place(path: "a") != other)
        }
    }

    @Test func occurrencesDifferByTheirCommits() {
        let commit = Commit(id: "c", author: "Ada", time: 1)
        let place = Place(path: "a")
        #expect(Set([Occurrence(place: place), Occurrence(place: place, commit: commit)]).count == 2)
        #expect(Set([Occurrence(place: place), Occurrence(place: place)]).count == 1)
    }

    @Test(arguments: [("", ""), ("c0ffee", "c0ffee"), ("0123456789a", "0123456789")])
    func shortIdentifiers(id: String, short: String) {
        let commit = Commit(id: id, author: "", time: 0)
        #expect(commit.shortID == short)
        #expect(commit.isReachable)
    }
}
