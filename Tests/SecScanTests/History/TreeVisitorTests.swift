import Rules
import TestSupport
import Testing

@testable import SecScan

@Suite struct TreeVisitorTests {
    /// What all threads of a walk found, for comparing.
    private struct Found: Equatable {
        /// By the tree's name: `name target` of each edge, in the tree's order.
        var edges: [String: [String]] = [:]
        var suspicious: [ObjectID: Set<[UInt8]>] = [:]
        var incomplete: Set<ObjectID> = []
        var absentTrees: Set<ObjectID> = []
        var absentBlobs: Set<ObjectID> = []
        var notScanned: Set<NotScanned> = []

        init(_ parts: [TreeVisitor.Part], _ names: [[UInt8]], _ catalog: ObjectCatalog) {
            for part in parts {
                for tree in part.trees {
                    let id = catalog.id(Int(tree.number)).description
                    #expect(edges[id] == nil, "twice: \(id)")
                    edges[id] = part.edges[Int(tree.start)..<Int(tree.end)].map { edge in
                        "\(String(decoding: names[Int(edge.name)], as: UTF8.self)) \(catalog.id(Int(edge.target)))"
                    }
                }
                for (tree, numbers) in part.suspicious {
                    suspicious[catalog.id(tree)] = Set(numbers.map { names[Int($0)] })
                }
                incomplete.formUnion(part.incomplete.map(catalog.id))
                absentTrees.formUnion(part.absentTrees)
                absentBlobs.formUnion(part.absentBlobs)
                notScanned.formUnion(part.notScanned)
            }
        }
    }

    /// - Parameters:
    ///   - trees: to look into; nil means all.
    ///   - found: blobs that matter.
    private func look(
        _ catalog: ObjectCatalog, trees: [ObjectID]? = nil, found: [ObjectID] = [], unread: [ObjectID]? = nil,
        keepsChecked: Bool = false, jobs: Int = 1, keptLimit: Int = 64 << 20
    ) async throws -> Found {
        func numbers(_ ids: [ObjectID]) -> NumberSet {
            NumberSet(ids.compactMap(catalog.number), count: catalog.count)
        }
        let (foundSet, unreadSet, context) = (numbers(found), unread.map(numbers), try Token.context())
        let wanted = trees.map(numbers) ?? NumberSet(catalog.numbers(of: .tree), count: catalog.count)
        var walk = ForestWalk(catalog: catalog, wanted: wanted, jobs: jobs)
        walk.keptLimit = keptLimit
        let names = SharedNames()
        let parts = await walk.run {
            TreeVisitor(catalog, found: foundSet, unread: unreadSet, keepsChecked: keepsChecked, names, context)
        } finish: { visitor in
            visitor.part
        }
        return Found(parts, names.names, catalog)
    }

    private func catalog(_ folder: TestFolder) throws -> ObjectCatalog {
        ObjectCatalog(try Repository(at: folder.path).store)
    }

    private func entry(_ mode: String, _ name: String, _ id: ObjectID) -> [UInt8] {
        Array("\(mode) \(name)\0".utf8) + withUnsafeBytes(of: id.raw) { Array($0) }
    }

    // MARK: What leads somewhere

    @Test func edges() async throws {
        let folder = try TestFolder.repository()
        for name in ["a", "b", "d/a", "d/.env", "e/c"] { try folder.write(name, name) }
        try folder.link("l", to: "a")
        let commit = try folder.commit()
        try folder.git("update-index", "--add", "--cacheinfo", "160000,\(commit),module")
        try folder.git("commit", "-q", "-m", "module")
        let ids = try ["a", "l", "d", "e", "d/.env"].map { try folder.id("HEAD:\($0)") }
        let root = try folder.id("HEAD^{tree}")
        let found = try await look(catalog(folder), trees: [root, ids[2], ids[3]], found: Array(ids[..<2]))
        #expect(
            found.edges == [
                root.description: ["a \(ids[0])", "d \(ids[2])", "e \(ids[3])", "l \(ids[1])"],
                // A name that tells leads to its file whatever that holds.
                ids[2].description: [".env \(ids[4])"], ids[3].description: [],
            ])
        #expect(found.suspicious.isEmpty && found.incomplete.isEmpty && found.notScanned.isEmpty)
    }

    @Test(arguments: [(false, [".env"]), (true, [".env", "Dockerfile", "a.go"])])
    func namesOfFilesThatAreChecked(_ keepsChecked: Bool, _ expected: [String]) async throws {
        let folder = try TestFolder.repository()
        for name in [".env", "Dockerfile", "a.go", "a.txt"] { try folder.write(name, name) }
        try folder.commit()
        let root = try folder.id("HEAD^{tree}")
        let found = try await look(catalog(folder), keepsChecked: keepsChecked)
        #expect(try found.edges == [root.description: expected.map { "\($0) \(try folder.id("HEAD:\($0)"))" }])
    }

    @Test func namesThatHoldSomething() async throws {
        let folder = try TestFolder.repository()
        try folder.write("\(Token.first)/x", "x")
        try folder.write("d/\(Token.second)", "y")
        try folder.write("e/z", "z")
        try folder.commit()
        let file = try folder.id("HEAD:d/\(Token.second)")
        let (root, inner) = (try folder.id("HEAD^{tree}"), try folder.id("HEAD:d"))
        let found = try await look(catalog(folder), found: [file])
        #expect(found.suspicious == [root: [Array(Token.first.utf8)], inner: [Array(Token.second.utf8)]])
        #expect(found.incomplete.isEmpty)
        // That it holds something is no edge; where it leads is one.
        #expect(found.edges[inner.description] == ["\(Token.second) \(file)"])
        #expect(found.edges[root.description]?.count == 3)
    }

    // MARK: What cannot be had

    @Test func absentObjects() async throws {
        let folder = try TestFolder.repository()
        let (blob, tree) = (ObjectID(HandmadePack.id(1)), ObjectID(HandmadePack.id(2)))
        let good = try folder.store("blob", [1])
        let one = try folder.store("tree", entry("100644", "a", blob) + entry("100644", "b", good))
        let two = try folder.store("tree", entry("40000", "d", tree))
        let three = try folder.store("tree", entry("160000", "m", ObjectID(HandmadePack.id(3))))
        let found = try await look(catalog(folder), found: [good])
        #expect(found.absentBlobs == [blob] && found.absentTrees == [tree])
        #expect(found.incomplete == [one, two] && found.suspicious.isEmpty)
        #expect(
            found.edges == [one.description: ["b \(good)"], two.description: [], three.description: []])
    }

    /// Of a catalog of some objects what is not in it may be there all the same.
    @Test func someObjects() async throws {
        let folder = try TestFolder.repository()
        let (one, two) = (try folder.store("blob", [1]), try folder.store("blob", [2]))
        let inner = try folder.store("tree", entry("100644", "x", one))
        let absent = ObjectID(HandmadePack.id(9))
        let tree = try folder.store(
            "tree", entry("100644", "a", one) + entry("100644", "b", two) + entry("40000", "d", inner))
        let other = try folder.store("tree", entry("100644", "a", absent))
        let some = ObjectCatalog(try Repository(at: folder.path).store, only: [tree, other, one])
        let found = try await look(some, found: [one, two])
        #expect(found.edges == [tree.description: ["a \(one)"], other.description: []])
        #expect(found.incomplete == [other] && found.absentBlobs == [absent] && found.absentTrees.isEmpty)
    }

    @Test func blobsThatWereNotSearched() async throws {
        let folder = try TestFolder.repository()
        let (one, two) = (try folder.store("blob", [1]), try folder.store("blob", [2]))
        let first = try folder.store("tree", entry("100644", "a", one))
        let second = try folder.store("tree", entry("100644", "a", two))
        let both = try folder.store("tree", entry("100644", "a", one) + entry("100644", "b", two))
        let found = try await look(catalog(folder), found: [one], unread: [one])
        #expect(found.incomplete == [first, both] && found.notScanned.isEmpty)
        // Found in as far as it was searched: an edge all the same.
        #expect(found.edges[first.description] == ["a \(one)"] && found.edges[second.description] == [])
        #expect(try await look(catalog(folder), found: [one], unread: []).incomplete.isEmpty)
    }

    @Test func damage() async throws {
        let folder = try TestFolder.repository()
        let blob = try folder.store("blob", [1])
        let cut = try folder.store("tree", entry("100644", "a", blob) + Array("100644 b\0".utf8))
        let noTree = try folder.store("tree", entry("40000", "d", blob))
        var pack = HandmadePack()
        pack.add(HandmadePack.id(5), kind: 2, [1, 2], stream: [0, 0])
        try folder.write(".git/objects/pack/pack-made.pack", pack.bytes)
        try folder.write(".git/objects/pack/pack-made.idx", pack.index)
        let unreadable = ObjectID(HandmadePack.id(5))
        let found = try await look(catalog(folder), found: [blob])
        #expect(found.incomplete == [cut, noTree, unreadable])
        #expect(found.edges == [cut.description: ["a \(blob)"], noTree.description: []])
        #expect(
            found.notScanned == [
                NotScanned(what: "tree \(cut)", reason: "it is damaged: an entry in it is cut short"),
                NotScanned(what: "tree \(blob)", reason: "it is damaged: it is no tree"),
                NotScanned(what: "tree \(unreadable)", reason: "it is damaged: it cannot be inflated"),
            ])
    }

    // MARK: Made from others

    /// Trees of one folder of which each is an edit of the one before, with all that can stand in a tree.
    private func treesInAPack(_ count: Int, seed: UInt64) throws -> (folder: TestFolder, blobs: [ObjectID]) {
        let folder = try TestFolder.repository()
        var random = SeededGenerator(seed: seed)
        var pack = HandmadePack()
        var blobs: [ObjectID] = []
        for number in 0..<20 {
            pack.add(HandmadePack.id(number: number), Array("blob \(number)".utf8))
            blobs.append(ObjectID(HandmadePack.id(number: number)))
        }
        pack.add(HandmadePack.id(number: 50), kind: 2, [])
        let (inner, absent) = (ObjectID(HandmadePack.id(number: 50)), ObjectID(HandmadePack.id(9)))
        var entries: [[UInt8]] = (0..<40).map { entry("100644", "file\($0)", blobs[$0 % 20]) }
        var old: [UInt8] = []
        for version in 0..<count {
            let place = Int.random(in: entries.indices, using: &random)
            let blob = blobs[Int.random(in: blobs.indices, using: &random)]
            entries[place] =
                switch Int.random(in: 0..<9, using: &random) {
                case 0: entry("40000", "folder\(version % 3)", inner)
                case 1: entry("100644", ".env", blob)
                case 2: entry("100644", version % 2 == 0 ? Token.first : Token.second, blob)
                case 3: entry("100644", "gone", absent)
                case 4: entry("40000", "gone", absent)
                case 5: entry("160000", "module", absent)
                case 6: entry("40000", "file", blob)
                default: entry("100755", "file\(version)", blob)
                }
            let new = entries.joined() + (version % 10 == 9 ? Array("100644 cut".utf8) : [])
            if version == 0 {
                pack.add(HandmadePack.id(number: 100), kind: 2, Array(new))
            } else {
                let bytes = Array(new)
                let prefix = zip(old, bytes).prefix { $0 == $1 }.count
                let most = min(old.count, bytes.count) - prefix
                let suffix = zip(old.reversed(), bytes.reversed()).prefix(most).prefix { $0 == $1 }.count
                var delta = HandmadePack.number(old.count) + HandmadePack.number(bytes.count)
                if prefix > 0 { delta += HandmadePack.copy(0, prefix) }
                // One insertion takes 127 bytes at most.
                for start in stride(from: prefix, to: bytes.count - suffix, by: 100) {
                    delta += HandmadePack.insert(Array(bytes[start..<min(start + 100, bytes.count - suffix)]))
                }
                if suffix > 0 { delta += HandmadePack.copy(old.count - suffix, suffix) }
                let base = try #require(pack.entries.last).offset
                pack.add(HandmadePack.id(number: 100 + version), onOffset: base, delta)
            }
            old = Array(new)
        }
        try folder.write(".git/objects/pack/pack-made.pack", pack.bytes)
        try folder.write(".git/objects/pack/pack-made.idx", pack.index)
        return (folder, blobs)
    }

    /// A tree that is read from its base tells the same as one that is read whole, by one thread or several.
    @Test(arguments: [51, 52, 53] as [UInt64])
    func incrementalAndWhole(seed: UInt64) async throws {
        let (folder, blobs) = try treesInAPack(80, seed: seed)
        let catalog = try catalog(folder)
        let (some, unread) = (Array(blobs[..<7]), Array(blobs[5..<9]))
        let trees = catalog.numbers(of: .tree)
        #expect(trees.count { catalog.base(of: $0) != nil } == 79)
        // One walk for each tree reads it whole: its base is not wanted.
        var expected = Found([], [], catalog)
        for tree in trees {
            let one = try await look(catalog, trees: [catalog.id(tree)], found: some, unread: unread)
            expected.edges.merge(one.edges) { $1 }
            expected.suspicious.merge(one.suspicious) { $1 }
            expected.incomplete.formUnion(one.incomplete)
            expected.absentTrees.formUnion(one.absentTrees)
            expected.absentBlobs.formUnion(one.absentBlobs)
            expected.notScanned.formUnion(one.notScanned)
        }
        for (jobs, keptLimit) in [(1, 64 << 20), (3, 64 << 20), (1, 0)] {
            let found = try await look(catalog, found: some, unread: unread, jobs: jobs, keptLimit: keptLimit)
            #expect(found == expected)
        }
        #expect(expected.edges.values.contains { $0.count > 15 } && expected.suspicious.count > 10)
        #expect(expected.incomplete.count > 10 && expected.notScanned.count > 8)
        #expect(Set(expected.suspicious.values.joined()).count == 2)
    }
}
