import Rules
import Testing

@testable import SecScan

@Suite struct GitHistoryTests {
    @Test func filesAndWhatIsNone() async throws {
        let folder = try TestFolder.repository()
        try folder.write("a", "\n\(Token.first)")
        let first = try folder.commit("one")
        try folder.write("a", "clean")
        try folder.commit("message with \(Token.second)", time: 1_700_000_001)
        try folder.git("tag", "-a", "-m", Token.first, "v1")
        try folder.git("branch", "side-\(Token.second)")
        let outcome = try await GitHistory(path: folder.path).scan(Token.context())
        #expect(outcome.places == ["a:2", "git:commit-message:1", "git:ref:1", "git:tag:6"])
        let file = try #require(outcome.sightings.first { $0.place.path == "a" })
        #expect(file.commit?.id == first.description && file.inHead == false && file.order == 0)
        #expect(outcome.statistics.commits == 2 && outcome.statistics.blobs == 2 && outcome.notScanned.isEmpty)
    }

    @Test func aPartIsNotTheWhole() {
        #expect(GitHistory.Selection().isWhole)
        #expect(!GitHistory.Selection(bases: ["a"]).isWhole && !GitHistory.Selection(branch: "a").isWhole)
        #expect(!GitHistory.Selection(since: 0).isWhole)
    }
}
