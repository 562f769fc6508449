import Rules
import TestSupport
import Testing

@testable import SecScan

@Suite struct CommitRangeTests {
    private static let start = 1_700_000_000
    private static let day = 86_400

    private let folder: TestFolder

    init() throws { folder = try TestFolder.repository() }

    /// A commit of plumbing; its tree is its own.
    private func commit(_ name: String, _ parents: [ObjectID] = [], time: Int) throws -> ObjectID {
        let tree = try tree(name)
        let text = try folder.git(
            ["commit-tree", tree.description, "-m", name] + parents.flatMap { ["-p", $0.description] }, time: time)
        return try #require(ObjectID(hexadecimal: text))
    }

    private func tree(_ name: String) throws -> ObjectID {
        let text = try folder.git(
            ["mktree", "--missing"], input: Array("100644 blob \(String(repeating: "1", count: 40))\t\(name)\n".utf8))
        return try #require(ObjectID(hexadecimal: text))
    }

    /// A commit for each number of seconds, each the child of the one before it.
    private func line(_ times: [Int], from parent: ObjectID? = nil, name: String = "c") throws -> [ObjectID] {
        var commits: [ObjectID] = []
        for (number, time) in times.enumerated() {
            let parents = (commits.last ?? parent).map { [$0] } ?? []
            commits.append(try commit("\(name)\(number)", parents, time: Self.start + time))
        }
        return commits
    }

    private func point(_ name: String = "refs/heads/main", at commit: ObjectID) throws {
        try folder.git("update-ref", name, commit.description)
    }

    private func graph(_ repository: borrowing Repository) -> CommitGraph {
        let catalog = ObjectCatalog(repository.store)
        var graph = CommitGraph()
        for number in catalog.numbers(of: .commit) { _ = graph.load(catalog.id(number), repository) }
        return graph
    }

    /// - Returns: the range's commits, and the trees outside of it that they were made from.
    private func range(
        _ bases: [String] = [], branch: String? = nil, since: Int? = nil, isKnown: Bool = false
    ) throws -> CommitRange {
        var selection = GitHistory.Selection()
        selection.bases = bases
        selection.branch = branch
        selection.since = since.map { Int64(Self.start + $0) }
        let repository = try Repository(at: folder.path)
        return try CommitRange(repository, selection, known: isKnown ? graph(repository) : nil)
    }

    /// The commits of a range, found in both ways.
    private func commits(
        _ bases: [String] = [], branch: String? = nil, since: Int? = nil,
        _ location: SourceLocation = #_sourceLocation
    ) throws -> [ObjectID] {
        let found = try range(bases, branch: branch, since: since)
        let known = try range(bases, branch: branch, since: since, isKnown: true)
        let ids = found.order.map { found.graph.ids[$0] }
        #expect(known.order.map { known.graph.ids[$0] } == ids, sourceLocation: location)
        #expect(
            known.boundaryTrees.mapValues { $0.sorted() } == found.boundaryTrees.mapValues { $0.sorted() },
            sourceLocation: location)
        return ids
    }

    // MARK: What is asked for

    @Test func basesAndBranches() throws {
        let main = try line([0, 10, 20, 30])
        let side = try line([15, 25], from: main[1], name: "s")
        try point(at: main[3])
        try point("refs/heads/side", at: side[1])
        #expect(try commits(["HEAD~1"]) == [main[3]])
        #expect(try commits(["HEAD~3"]) == Array(main[1...]))
        #expect(try commits(["side"]) == [main[2], main[3]])
        #expect(try commits(["main"], branch: "side") == side)
        #expect(try commits(branch: "side") == [main[0], main[1]] + side)
        #expect(try commits(["HEAD~2", "side"]) == [main[2], main[3]])
        #expect(try commits(["side~1", "HEAD~1"], branch: "side") == [side[1]])
        #expect(try commits(since: 20) == [main[2], side[1], main[3]])
        #expect(try commits(["HEAD~3"], since: 30) == [main[3]])
        #expect(try commits(["HEAD"]) == [])
        #expect(try commits(since: 31) == [])
        #expect(try range(["HEAD~1"]).headTree == tree("c3"))
    }

    /// Of a range as few commits are read as it takes.
    @Test func farHistoryIsNotRead() throws {
        let main = try line((0..<20).map { $0 * Self.day })
        try point(at: main[19])
        let range = try range(["HEAD~2"])
        #expect(range.order.count == 2 && range.graph.count < 8)
        #expect(try commits(["HEAD~2"]) == Array(main[18...]))
    }

    @Test func globs() throws {
        let main = try line([0, 10, 20, 30, 40])
        try point(at: main[4])
        try point("refs/remotes/origin/one", at: main[1])
        try point("refs/remotes/origin/two", at: main[2])
        try point("refs/remotes/other/three", at: main[3])
        #expect(try commits(["refs/remotes/origin/*"]) == [main[3], main[4]])
        #expect(try commits(["refs/remotes/*/three"]) == [main[4]])
        // A glob that fits nothing takes nothing away.
        #expect(try commits(["refs/remotes/absent/*"]) == main)
    }

    @Test func whatIsNotThere() throws {
        #expect(throws: ScanError.self) { try range(["HEAD"]) }
        #expect(throws: ScanError.self) { try range(branch: "main") }
        #expect(throws: ScanError.self) { try range(branch: "HEAD") }
        #expect(try range(since: 0).order.isEmpty)
        let absent = String(repeating: "2", count: 40)
        let main = try line([0, 10])
        try point(at: main[1])
        #expect(throws: ScanError.self) { try range(["absent"]) }
        #expect(throws: ScanError.self) { try range([absent]) }
        #expect(throws: ScanError.self) { try range(branch: "absent") }
        #expect(throws: ScanError.self) { try range(["HEAD^{tree}"]) }
        #expect(throws: ScanError.self) { try range(["HEAD~1", "absent"]) }
        #expect(try commits(["HEAD~1", absent]) == [main[1]])
    }

    @Test func tags() throws {
        let main = try line([0, 10, 20])
        try point(at: main[2])
        let blob = try folder.store("blob", Array("x".utf8))
        let other = try folder.store("blob", Array("y".utf8))
        let inner = try folder.git(["mktree"], input: Array("100644 blob \(other)\ty\n".utf8))
        try folder.git("tag", "-a", "-m", "m", "onBlob", blob.description)
        try folder.git("tag", "onTree", inner)
        try folder.git("tag", "-a", "-m", "m", "one", main[1].description)
        try folder.git("tag", "-a", "-m", "m", "two", "one")
        let chain = try range(branch: "two")
        #expect(chain.tags == [try folder.id("two"), try folder.id("one")])
        #expect(try commits(branch: "two") == Array(main[..<2]))
        #expect(try commits(["two"]) == [main[2]])
        let onBlob = try range(branch: "onBlob")
        #expect(onBlob.order.isEmpty && onBlob.taggedBlobs == [blob])
        #expect(onBlob.tags == [try folder.id("onBlob")] && chain.taggedBlobs.isEmpty)
        #expect(try range(branch: "onTree").taggedBlobs == [other])
        #expect(try range(since: 20).taggedBlobs == [blob, other])
    }

    // MARK: Shapes

    @Test func merges() throws {
        let main = try line([0, 10, 20])
        let side = try line([12, 14], from: main[0], name: "s")
        let merge = try commit("m", [main[2], side[1]], time: Self.start + 30)
        let last = try commit("l", [merge], time: Self.start + 40)
        try point(at: last)
        #expect(try commits([main[2].description]) == side + [merge, last])
        #expect(try commits([side[1].description]) == [main[1], main[2], merge, last])
        #expect(try commits([main[2].description, side[0].description]) == [side[1], merge, last])
        #expect(try commits([main[0].description]) == [main[1]] + side + [main[2], merge, last])
        let range = try range([main[1].description, side[0].description])
        let boundary = [main[2]: [try tree("c1")], side[1]: [try tree("s0")]]
        #expect(range.boundaryTrees == boundary)
        // Parents of both kinds: one of the range, one outside of it.
        let other = try self.range([main[2].description])
        #expect(other.boundaryTrees == [side[0]: [try tree("c0")], merge: [try tree("c2")]])
        #expect(try self.range().boundaryTrees.isEmpty)
    }

    /// A base that has all that the tip has, whatever the clocks say.
    @Test(arguments: [[0, 10, 20, 30], [30, 20, 10, 0], [20, 0, 30, 10], [0, 0, 0, 0], [900_000, 10, 500_000, 20]])
    func aBaseThatDescendsFromTheTip(times: [Int]) throws {
        let main = try line(times)
        try point(at: main[1])
        #expect(try commits([main[3].description]) == [])
        #expect(try commits([main[1].description]) == [])
        #expect(try commits([main[3].description], branch: main[2].description) == [])
    }

    @Test func unrelatedHistories() throws {
        let one = try line([0, 10])
        let two = try line([5, 500_000], name: "o")
        try point(at: one[1])
        #expect(try commits([two[1].description]) == one)
        #expect(try commits([one[1].description], branch: two[1].description) == two)
    }

    /// A commit that is older than its parent by less than a day: on the way from a base, and in the range.
    @Test func clocksThatDiffer() throws {
        let day = Self.day
        let old = try line([0, 10 * day, 20 * day])
        // The base's clock is 23 hours slow: it is popped behind what it has.
        let slow = try line([20 * day - 23 * 3600], from: old[2], name: "b")
        let main = try line([20 * day + 10, 20 * day - 23 * 3600 + 5, 21 * day], from: old[2], name: "m")
        try point(at: main[2])
        #expect(try commits([slow[0].description]) == main)
        // All of the history is the base's, however old it looks.
        try point(at: old[2])
        #expect(try commits([slow[0].description]) == [])
        let merge = try commit("x", [slow[0], main[2]], time: Self.start + 20 * day + 60)
        #expect(try commits([merge.description], branch: main[2].description) == [])
        #expect(try commits([main[2].description], branch: merge.description) == [slow[0], merge])
    }

    @Test func shallowClones() throws {
        let main = try line([0, 10, 20, 30])
        try point(at: main[3])
        try folder.write(".git/shallow", "\(main[2])\n")
        for id in main[..<2] {
            try folder.remove(".git/objects/\(id.description.prefix(2))/\(id.description.dropFirst(2))")
        }
        #expect(try commits(branch: "main") == [main[2], main[3]])
        #expect(try commits(["HEAD~1"]) == [main[3]])
        #expect(try commits(since: 0) == [main[2], main[3]])
        let range = try range(branch: "main")
        #expect(range.boundaryTrees.isEmpty && range.graph.absentParents(of: range.order) == [main[1]])
        #expect(throws: ScanError.self) { try self.range([main[0].description]) }
    }

    // MARK: Any graph

    /// A commit of a graph that is made up.
    private struct Made {
        var id: ObjectID
        var parents: [Int]
        var time: Int
    }

    /// Commits with one to three parents, or none, whose clocks are up to a day fast; in a pack.
    private func randomGraph(_ count: Int, _ random: inout SeededGenerator) throws -> [Made] {
        var commits: [Made] = []
        var pack = HandmadePack()
        var now = Self.start
        for number in 0..<count {
            // Many in one second, some days apart.
            now += Int.random(in: 0..<3, using: &random) * Int.random(in: 0..<(2 * Self.day), using: &random)
            let time = now + Int.random(in: 0..<2, using: &random) * Int.random(in: 0..<Self.day, using: &random)
            let parents = Set(
                (0..<[1, 1, 1, 1, 2, 2, 3, number % 9 == 0 ? 0 : 1][Int.random(in: 0..<8, using: &random)]).compactMap {
                    _ in
                    number == 0 ? nil : Int.random(in: max(0, number - 12)..<number, using: &random)
                }
            ).sorted()
            var text = "tree \(ObjectID(HandmadePack.id(number: number)))\n"
            for parent in parents { text += "parent \(commits[parent].id)\n" }
            text += "author A <a> 0 +0000\ncommitter C <c> \(time) +0000\n\n\(number)\n"
            let bytes = Array(text.utf8)
            let id = bytes.withUnsafeBytes { ObjectID.named(.commit, $0) }
            pack.add(withUnsafeBytes(of: id.raw) { Array($0) }, kind: 1, bytes)
            commits.append(Made(id: id, parents: parents, time: time))
        }
        try folder.write(".git/objects/pack/pack-made.pack", pack.bytes)
        try folder.write(".git/objects/pack/pack-made.idx", pack.index)
        return commits
    }

    /// The commit and all that it descends from.
    private func ancestors(_ commits: [Made], of tips: [Int]) -> Set<Int> {
        var seen: Set<Int> = []
        var pending = tips
        while let next = pending.popLast() {
            if seen.insert(next).inserted { pending += commits[next].parents }
        }
        return seen
    }

    /// What tips have and bases do not, in the same order whether all commits are known or none is.
    @Test(arguments: 0..<8)
    func anyGraph(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(300 + seed))
        let commits = try randomGraph(80, &random)
        let repository = try Repository(at: folder.path)
        let known = graph(repository)
        #expect(known.count == commits.count)
        var (count, edges) = (0, 0)
        for round in 0..<40 {
            func some(_ range: ClosedRange<Int>) -> [Int] {
                (0..<Int.random(in: range, using: &random)).map { _ in
                    Int.random(in: commits.indices, using: &random)
                }
            }
            let (tip, bases) = (some(1...1)[0], some(0...3))
            try folder.write(".git/refs/heads/main", "\(commits[some(1...1)[0]].id)\n")
            var selection = GitHistory.Selection()
            selection.branch = commits[tip].id.description
            selection.bases = bases.map { commits[$0].id.description }
            if round % 3 == 0 { selection.since = Int64(commits[some(1...1)[0]].time) }
            let found = try CommitRange(repository, selection)
            let other = try CommitRange(repository, selection, known: known)
            let ids = found.order.map { found.graph.ids[$0] }
            #expect(other.order.map { other.graph.ids[$0] } == ids, "\(round)")
            #expect(other.boundaryTrees == found.boundaryTrees, "\(round)")

            let expected = ancestors(commits, of: [tip]).subtracting(ancestors(commits, of: bases))
                .filter { Int64(commits[$0].time) >= selection.since ?? 0 }
            #expect(Set(ids) == Set(expected.map { commits[$0].id }), "\(round)")
            #expect(ids.count == expected.count)
            var places: [ObjectID: Int] = [:]
            for (place, id) in ids.enumerated() { places[id] = place }
            var boundary: [ObjectID: [ObjectID]] = [:]
            for number in expected {
                let commit = commits[number]
                for parent in commit.parents {
                    if expected.contains(parent) {
                        #expect(try #require(places[commits[parent].id]) < #require(places[commit.id]))
                    } else {
                        boundary[commit.id, default: []].append(ObjectID(HandmadePack.id(number: parent)))
                    }
                }
            }
            #expect(found.boundaryTrees == boundary)
            count += ids.count
            edges += boundary.count
        }
        #expect(count > 100 && edges > 20)
    }
}
