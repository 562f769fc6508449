import Rules
import Testing

@testable import SecScan

@Suite struct LastCommitsTests {
    /// Every version of every file of a history was last where git says that it was.
    @Test(arguments: [81, 82] as [UInt64])
    func whatGitSays(seed: UInt64) async throws {
        let folder = try SampleHistory(commits: 60, seed: seed).folder
        let plan = try HistoryPlan(whole: folder)
        let files = try FilesOfCommits(plan, folder)
        let sample = try await SampleGraph(folder, found: files.all.map(\.blob.description))
        let last = LastCommits(plan, sample.graph)
        for version in files.all {
            let blob = try #require(sample.catalog.number(of: version.blob))
            let rank = try #require(last.rank(ofFile: version.path, with: blob))
            #expect(files.versions.lastIndex { $0.contains(version) } == last.order(ofRank: rank))
        }
        for path in Set(files.all.map(\.path)) {
            let rank = try #require(last.rank(ofFile: path))
            #expect(files.versions.lastIndex { $0.contains { $0.path == path } } == last.order(ofRank: rank))
        }
        #expect(last.rank(ofFile: "nowhere") == nil && last.rank(ofFile: "nowhere", with: 0) == nil)
    }

    /// A later commit that nothing reaches does not count where another one had the file.
    @Test func commitsThatNothingReaches() async throws {
        let folder = try TestFolder.repository()
        try folder.write("a", "one")
        try folder.commit("kept", time: 1_700_000_001)
        try folder.write("b", "two")
        try folder.commit("dropped", time: 1_700_000_002)
        let sample = try await SampleGraph(folder, found: ["HEAD:a", "HEAD:b"])
        let (a, b) = (try sample.number("HEAD:a"), try sample.number("HEAD:b"))
        try folder.git("update-ref", "refs/heads/main", "HEAD~1")
        try folder.git("reflog", "expire", "--expire=now", "--all")
        let plan = try HistoryPlan(whole: folder)
        #expect(plan.reachableCount == 1 && plan.commits.count == 2)
        let last = LastCommits(plan, sample.graph)
        #expect(last.rank(ofFile: "a", with: a).map(last.order) == 0)
        #expect(last.rank(ofFile: "b", with: b).map(last.order) == 1)
        #expect(last.rank(ofFile: "b").map(last.order) == 1)
    }
}
