import Rules
import Testing

@testable import SecScan

@Suite struct FirstCommitsTests {
    /// Every version of every file of a history came in where git says that it did.
    @Test(arguments: [71, 72] as [UInt64])
    func whatGitSays(seed: UInt64) async throws {
        let folder = try SampleHistory(commits: 60, seed: seed).folder
        let plan = try HistoryPlan(whole: folder)
        let files = try FilesOfCommits(plan, folder)
        let sample = try await SampleGraph(folder, found: files.all.map(\.blob.description))
        let numbers = Set(try files.all.map { try #require(sample.catalog.number(of: $0.blob)) })
        let first = FirstCommits(plan, sample.graph, found: numbers, sample.catalog)
        for version in files.all {
            let order = try #require(files.versions.firstIndex { $0.contains(version) })
            let blob = try #require(sample.catalog.number(of: version.blob))
            #expect(first.places(of: blob).contains { $0.path == version.path && $0.order == order })
        }
        #expect(first.places(of: -1).isEmpty)
        #expect(numbers.reduce(0) { $0 + first.places(of: $1).count } == files.all.count)
        for path in Set(files.all.map(\.path)) {
            let blobs = Set(files.all.filter { $0.path == path }.compactMap { sample.catalog.number(of: $0.blob) })
            let versions = first.versions[path] ?? []
            #expect(Set(versions) == blobs && versions.count == blobs.count)
            #expect(first.files[path]?.order == files.versions.firstIndex { $0.contains { $0.path == path } })
        }
    }

    /// A tree that only a dropped commit had, and one inside of it, count once, behind all commits.
    @Test func treesThatNoCommitHas() async throws {
        let folder = try TestFolder.repository()
        try folder.write("d/a", "kept")
        try folder.commit()
        try folder.write("e/f/a", "dropped")
        try folder.git("add", ".")
        try folder.git("write-tree")
        let sample = try await SampleGraph(folder, found: ["HEAD:d/a", ":e/f/a"])
        let blob = try sample.number(":e/f/a")
        func places(_ selection: GitHistory.Selection) throws -> [FirstCommits.Place] {
            let plan = try HistoryPlan(whole: folder, selection)
            return FirstCommits(plan, sample.graph, found: [blob], sample.catalog).places(of: blob)
        }
        #expect(try places(.init()) == [FirstCommits.Place(path: "e/f/a", order: 1)])
        #expect(try places(.init(includesUnreachable: false)) == [])
    }
}
