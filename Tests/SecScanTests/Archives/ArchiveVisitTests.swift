import Rules
import Testing

@testable import SecScan

@Suite struct ArchiveVisitTests {
    private func path(_ name: String) -> MemberPath { MemberPath.archive.member(Array(name.utf8), limit: 100) }

    /// What stands in a member is not told of the bytes around it too.
    @Test func theInnermostPlaceCounts() throws {
        let visit = ArchiveVisit(ArchiveLimits(), size: 100)
        visit.add(try Token.scan(Token.first), at: path("a.zip").member(Array("b".utf8), limit: 9), since: 0)
        visit.add(try Token.scan("\(Token.first) \(Token.second)"), at: path("a.zip"), since: 0)
        visit.add(try Token.scan(Token.first), at: path("c"), since: visit.findings.count)
        var result = try Token.scan("\(Token.first)\n\(Token.second)\n# secscan:" + "allow\n")
        visit.finish(&result)
        #expect(result.findings.map(\.member) == ["a.zip!b", "a.zip", "c"])
        #expect(result.unusedAllows.isEmpty && result.gaps.isEmpty)
    }

    @Test func gapsAreFew() {
        let visit = ArchiveVisit(ArchiveLimits(gaps: 2), size: 100)
        for number in 0..<5 { visit.note(path("\(number)"), "it is damaged") }
        var result = BlobResult()
        visit.finish(&result)
        #expect(result.gaps.map(\.member) == ["0", "1", nil])
        #expect(result.gaps.last?.reason == "3 more members could not be looked into")
        #expect(!result.isComplete)
    }
}
