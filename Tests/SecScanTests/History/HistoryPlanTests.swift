import Foundation
import Rules
import Testing

@testable import SecScan

@Suite struct HistoryPlanTests {
    private let folder: TestFolder
    private let commits: [ObjectID]

    init() throws {
        folder = try TestFolder.repository()
        var commits: [ObjectID] = []
        for number in 1...3 {
            try folder.write("f\(number)", "\(number)")
            commits.append(try folder.commit("\(number)", time: 1_700_000_000 + number))
        }
        self.commits = commits
    }

    private func plan(_ change: (inout GitHistory.Selection) -> Void = { _ in }) throws -> HistoryPlan {
        var selection = GitHistory.Selection()
        change(&selection)
        let repository = try Repository(at: folder.path)
        guard selection.isWhole else {
            let range = try CommitRange(repository, selection)
            return HistoryPlan(range, RangeObjects(few: range, repository), repository, selection)
        }
        return try HistoryPlan(whole: folder, selection)
    }

    @Test func everything() throws {
        let plan = try plan()
        #expect(plan.commits == commits && plan.reachableCount == 3 && plan.headCommits.count == 3)
        #expect(plan.blobs.count == 3 && plan.notScanned.isEmpty && plan.refNames == ["refs/heads/main"])
    }

    @Test func whatNothingReachesComesLast() throws {
        try folder.git("update-ref", "refs/heads/main", commits[1].description)
        try folder.git("reflog", "expire", "--expire=now", "--all")
        let whole = try plan()
        #expect(whole.commits == commits && whole.reachableCount == 2)
        #expect(whole.headCommits.count == 2 && !whole.headCommits.contains(2))
        #expect(try plan { $0.includesUnreachable = false }.commits == Array(commits[..<2]))
    }

    @Test func aRange() throws {
        let plan = try plan { $0.bases = [commits[1].description] }
        #expect(plan.commits == [commits[2]])
        #expect(plan.blobs.count == 1 && plan.trees.count == 1)
        #expect(plan.boundaryTrees == [commits[2]: [try folder.id("HEAD~1^{tree}")]])
        #expect(try self.plan { $0.branch = "HEAD~1" }.commits == Array(commits[..<2]))
        #expect(try self.plan { $0.since = 1_700_000_003 }.commits == [commits[2]])
        #expect(try self.plan { $0.bases = ["refs/heads/*"] }.commits == [])
        #expect(throws: ScanError.self) { try self.plan { $0.bases = ["absent"] } }
    }

    /// Of several bases one that is not here does not matter.
    @Test func basesOfTheOtherSide() throws {
        let absent = String(repeating: "1", count: 40)
        #expect(try plan { $0.bases = [absent, "HEAD~1"] }.commits == [commits[2]])
        #expect(throws: ScanError.self) { try plan { $0.bases = [absent] } }
    }

    @Test func shallowClones() throws {
        try folder.write(".git/shallow", "\(commits[2])\n")
        #expect(try plan().notScanned.isEmpty)
        let name = ".git/objects/\(commits[1].description.prefix(2))/\(commits[1].description.dropFirst(2))"
        try #require(unlink(folder.path(name)) == 0)
        #expect(try plan().notScanned.contains { $0.what.hasPrefix("history before 1 shallow commit") })
    }

    @Test func notes() throws {
        try folder.git("notes", "add", "-m", "note")
        let plan = try plan()
        let note = try #require(plan.commits.firstIndex(of: folder.id("refs/notes/commits")))
        #expect(plan.noteCommits.count == 1 && plan.noteCommits.contains(note))
    }
}
