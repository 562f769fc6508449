import Rules
import TestSupport
import Testing

@testable import SecScan

@Suite struct RangeObjectsTests {
    /// The names of what a range adds.
    private struct Found: Equatable {
        var trees: Set<ObjectID>
        var blobs: Set<ObjectID>

        init(trees: Set<ObjectID> = [], blobs: Set<ObjectID> = []) { (self.trees, self.blobs) = (trees, blobs) }

        init(_ objects: RangeObjects) {
            func ids(_ numbers: NumberSet) -> Set<ObjectID> {
                Set((0..<objects.catalog.count).filter(numbers.contains).map(objects.catalog.id))
            }
            trees = ids(objects.trees)
            blobs = ids(objects.blobs)
        }
    }

    private func selection(
        _ bases: [String] = [], branch: String? = nil, since: Int64? = nil
    ) -> GitHistory.Selection {
        var selection = GitHistory.Selection()
        (selection.bases, selection.branch, selection.since) = (bases, branch, since)
        return selection
    }

    /// What a range adds, read in both ways.
    private func found(
        _ folder: TestFolder, _ selection: GitHistory.Selection, _ location: SourceLocation = #_sourceLocation
    ) async throws -> Found {
        let range = try CommitRange(Repository(at: folder.path), selection)
        let few = RangeObjects(few: range, try Repository(at: folder.path))
        let catalog = ObjectCatalog(try Repository(at: folder.path).store)
        let many = await RangeObjects(many: range, catalog) {
            ForestWalk(catalog: catalog, wanted: $0, jobs: 2)
        }
        #expect(!few.catalog.isWhole && many.catalog.isWhole, sourceLocation: location)
        #expect(Found(few) == Found(many), sourceLocation: location)
        // The range's commits are in both.
        for index in range.order {
            #expect(few.catalog.number(of: range.graph.ids[index]) != nil, sourceLocation: location)
        }
        return Found(few)
    }

    /// All that git lists below some trees.
    private func listed(_ folder: TestFolder, _ trees: [ObjectID]) throws -> Found {
        if trees.isEmpty { return Found() }
        let text = try folder.git(["rev-list", "--objects", "--no-object-names"] + trees.map(\.description))
        let checked = try folder.git(["cat-file", "--batch-check"], input: Array((text + "\n").utf8))
        var (treeIDs, blobIDs): (Set<ObjectID>, Set<ObjectID>) = ([], [])
        for line in checked.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let id = ObjectID(hexadecimal: String(words[0])) else { continue }
            if words[1] == "tree" { treeIDs.insert(id) }
            if words[1] == "blob" { blobIDs.insert(id) }
        }
        return Found(trees: treeIDs, blobs: blobIDs)
    }

    @Test func oneCommit() async throws {
        let folder = try TestFolder.repository()
        for name in ["a", "d/b", "e/c"] { try folder.write(name, name) }
        try folder.commit()
        try folder.write("d/new", "new")
        try folder.write("d/copy", "a")
        try folder.commit()
        let found = try await found(folder, selection(["HEAD~1"]))
        let trees = [try folder.id("HEAD^{tree}"), try folder.id("HEAD:d")]
        let new = try folder.id("HEAD:d/new")
        #expect(found.trees == Set(trees) && found.blobs == [new])
    }

    /// A folder that is moved is none that a range adds; one that comes back is, where the commit before did not have it.
    @Test func renamesAndReturns() async throws {
        let folder = try TestFolder.repository()
        try folder.write("d/a", "a")
        try folder.write("x", "x")
        try folder.commit()
        try folder.git("mv", "d", "e")
        try folder.commit()
        let moved = try await found(folder, selection(["HEAD~1"]))
        #expect(moved.trees == [try folder.id("HEAD^{tree}")] && moved.blobs.isEmpty)
        try folder.git("rm", "-q", "-r", "e")
        try folder.commit()
        try folder.write("f/a", "a")
        try folder.commit()
        let back = try await found(folder, selection(["HEAD~1"]))
        let trees = [try folder.id("HEAD^{tree}"), try folder.id("HEAD:f")]
        let file = try folder.id("HEAD:f/a")
        #expect(back.trees == Set(trees) && back.blobs == [file])
    }

    /// What HEAD has is looked into as well, what it has from before the range is not.
    @Test func treesOfTheHead() async throws {
        let folder = try TestFolder.repository()
        try folder.write("d/a", "a")
        try folder.write("k/a", "kept")
        try folder.commit()
        try folder.write("d/a", "b")
        try folder.commit()
        try folder.write("e/a", "c")
        try folder.commit()
        let found = try await found(folder, selection(["HEAD~2"], branch: "HEAD~1"))
        let trees = try ["HEAD~1^{tree}", "HEAD~1:d", "HEAD^{tree}", "HEAD:e"].map { try folder.id($0) }
        let file = try folder.id("HEAD~1:d/a")
        #expect(found.trees == Set(trees) && found.blobs == [file])
    }

    @Test func tagsOnATreeAndOnABlob() async throws {
        let folder = try TestFolder.repository()
        try folder.write("d/a", "a")
        try folder.commit(time: 1_700_000_000)
        try folder.write("b", "b")
        try folder.commit(time: 1_700_000_100)
        let blob = try folder.store("blob", Array("alone".utf8))
        let inner = try folder.store("blob", Array("in a folder".utf8))
        let old = try folder.id("HEAD:d/a")
        let tree = try folder.git(["mktree"], input: Array("100644 blob \(inner)\tx\n100644 blob \(old)\ty\n".utf8))
        try folder.git("tag", "onBlob", blob.description)
        try folder.git("tag", "-a", "-m", "m", "onTree", tree)
        #expect(try await found(folder, selection(branch: "onBlob")).blobs == [blob])
        #expect(try await found(folder, selection(branch: "onTree")).blobs == [inner, old])
        // What a commit before the range has is nothing new, tagged or not.
        let since = try await found(folder, selection(since: 1_700_000_050))
        #expect(since.blobs == [blob, inner, try folder.id("HEAD:b")])
        #expect(since.trees == [try folder.id("HEAD^{tree}")])
    }

    /// Any range of a history with merges, loose and packed, is what git lists without what it lists of the boundary.
    @Test(arguments: [41, 42, 43] as [UInt64], [true, false])
    func anyRange(seed: UInt64, isPacked: Bool) async throws {
        let history = try SampleHistory(commits: 40, seed: seed)
        let folder = history.folder
        if isPacked { try folder.git("repack", "-q", "-a", "-d", "-f", "--window=30", "--depth=30") }
        var random = SeededGenerator(seed: seed)
        var count = 0
        for round in 0..<6 {
            func some() -> ObjectID { history.commits[Int.random(in: history.commits.indices, using: &random)] }
            let bases = (0..<Int.random(in: 0...2, using: &random)).map { _ in some().description }
            let since = round % 3 == 2 ? 1_700_000_000 + Int64.random(in: 0..<2400, using: &random) : nil
            let selection = selection(bases, branch: some().description, since: since)
            let found = try await found(folder, selection)
            let range = try CommitRange(Repository(at: folder.path), selection)
            let old = try listed(folder, Array(Set(range.boundaryTrees.values.joined())))
            let new = try listed(folder, range.order.map { range.graph.trees[$0] })
            let head = try listed(folder, [try #require(range.headTree)])
            #expect(found.blobs == new.blobs.subtracting(old.blobs), "\(round)")
            #expect(found.trees == new.trees.union(head.trees).subtracting(old.trees), "\(round)")
            count += found.blobs.count
        }
        #expect(count > 20)
    }

    /// Absent objects, and entries that are not what their mode says.
    @Test func damage() async throws {
        let folder = try TestFolder.repository()
        try folder.write("a", "a")
        let first = try folder.commit()
        func entry(_ mode: String, _ name: String, _ id: ObjectID) -> [UInt8] {
            Array("\(mode) \(name)\0".utf8) + withUnsafeBytes(of: id.raw) { Array($0) }
        }
        let blob = try folder.store("blob", Array("blob".utf8))
        let tree = try folder.store("tree", entry("100644", "x", blob))
        let absent = ObjectID(HandmadePack.id(9))
        let good = try folder.store("blob", Array("good".utf8))
        let odd = try folder.store(
            "tree",
            entry("100644", "a", absent) + entry("40000", "b", absent) + entry("40000", "c", blob)
                + entry("100644", "d", tree) + entry("100644", "e", good) + Array("1".utf8))
        func commit(_ tree: ObjectID) throws -> ObjectID {
            try folder.store(
                "commit",
                Array("tree \(tree)\nparent \(first)\nauthor A <a> 1 +0000\ncommitter A <a> 1 +0000\n\nx\n".utf8))
        }
        let oddFound = try await found(folder, selection([first.description], branch: commit(odd).description))
        #expect(oddFound.trees == [odd] && oddFound.blobs == [good])
        let none = try await found(folder, selection([first.description], branch: commit(absent).description))
        #expect(none.trees.isEmpty && none.blobs.isEmpty)
        let noTree = try await found(folder, selection([first.description], branch: commit(blob).description))
        #expect(noTree.trees.isEmpty && noTree.blobs.isEmpty)
    }
}
