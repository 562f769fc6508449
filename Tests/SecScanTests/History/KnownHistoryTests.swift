import Rules
import TestSupport
import Testing

@testable import SecScan

@Suite struct KnownHistoryTests {
    private let folder: TestFolder
    private let catalog: ObjectCatalog

    init() throws {
        folder = try TestFolder.repository()
        for name in ["a", "d/b", "d/.env", "e/c"] { try folder.write(name, name) }
        try folder.commit()
        catalog = ObjectCatalog(try Repository(at: folder.path).store)
    }

    private static let gone = ObjectID(HandmadePack.id(9))

    private func ids(_ numbers: NumberSet) -> Set<ObjectID> {
        Set((0..<catalog.count).filter(numbers.contains).map(catalog.id))
    }

    /// A cache that the whole repository would leave, one blob of which has findings.
    private func cache(found: String) async throws -> (cache: HistoryCache, graph: TreeGraph) {
        let sample = try await SampleGraph(folder, found: [found])
        let other = try sample.number(found)
        let clean = catalog.numbers(of: .blob).filter { $0 != other }.map { (number: Int32($0), count: UInt32(3)) }
        var commits = CommitVisitor.Part()
        _ = try commits.graph.load(folder.id("HEAD"), Repository(at: folder.path))
        let trees = NumberSet(catalog.numbers(of: .tree), count: catalog.count)
        return (HistoryCache(clean, commits, trees, sample.graph, sample.catalog, nil), sample.graph)
    }

    private func described(_ graph: TreeGraph, _ tree: Int) -> [String] {
        graph.entries(of: tree).filter { !graph.isTree($0) || graph.matters(Int($0.target)) }.map { edge in
            "\(String(decoding: graph.names[Int(edge.name)], as: UTF8.self)) \(catalog.id(Int(edge.target)))"
        }.sorted()
    }

    /// What was kept and read again leads to the same places as reading the trees.
    @Test func backAndForth() async throws {
        let (cache, expected) = try await cache(found: "HEAD:e/c")
        let key: [UInt8] = [1, 2]
        let read = try cache.encoded(key: key).withUnsafeBytes { try HistoryCache($0, key: key) }
        let known = KnownHistory(read, catalog)
        #expect(known.trees.count == 3 && known.commits.count == 1 && known.commitNumbers.count == 1)
        #expect(known.blobs.count == 3 && known.blobBytes == 9 && known.kept == cache.blobs)
        let found = try #require(catalog.number(of: folder.id("HEAD:e/c")))
        #expect(!known.blobs.contains(found))
        for readAgain in [[], catalog.numbers(of: .tree).filter { !known.trees.contains($0) }] {
            let graph = await TreeGraph.make(
                ForestWalk(catalog: catalog, wanted: NumberSet(readAgain, count: catalog.count), jobs: 1),
                found: NumberSet([found], count: catalog.count), keepsChecked: true, try Token.context(), known: known)
            for tree in catalog.numbers(of: .tree) {
                #expect(described(graph, tree) == described(expected, tree))
                #expect(graph.matters(tree) == expected.matters(tree))
            }
            let root = try #require(catalog.number(of: folder.id("HEAD^{tree}")))
            #expect(graph.hasFile("e/c", below: root) && graph.hasFile("d/.env", below: root))
            #expect(!graph.hasFile("a", below: root))
        }
    }

    /// Names get the numbers that other threads gave them.
    @Test func names() async throws {
        let known = KnownHistory(try await cache(found: "HEAD:e/c").cache, catalog)
        let shared = SharedNames()
        for name in ["other", "c", "more"] { _ = Array(name.utf8).withUnsafeBytes { shared.number(of: $0) } }
        let part = known.part(shared)
        let names = part.edges.map { String(decoding: shared.names[Int($0.name)], as: UTF8.self) }
        #expect(names.sorted() == [".env", "c", "d", "e"])
        #expect(shared.names.count == 6 && part.trees.count == 3)
    }

    @Test func whatIsGoneOrOfAnotherKind() throws {
        let (blob, tree, commit) = (try folder.id("HEAD:a"), try folder.id("HEAD:d"), try folder.id("HEAD"))
        var cache = HistoryCache()
        cache.blobs = [blob, Self.gone, tree, commit, blob].map { .init(id: $0, count: 5) }
        for id in [blob, tree, Self.gone, commit] { cache.commits.add(id, tree: tree, time: 3, parents: [Self.gone]) }
        cache.trees = [blob, Self.gone, commit, tree, tree].map { .init(id: $0, edges: []) }
        let known = KnownHistory(cache, catalog)
        #expect(ids(known.blobs) == [blob] && known.kept == [cache.blobs[0]] && known.blobBytes == 5)
        #expect(ids(known.commitNumbers) == [commit] && known.commits.ids == [commit])
        #expect(known.commits.trees == [tree] && known.commits.times == [3])
        #expect(known.commits.parents(of: 0) == [Self.gone])
        #expect(ids(known.trees) == [tree] && known.part(SharedNames()).trees.count == 1)
    }

    @Test func treesOfWhichAnEntryIsGone() throws {
        let (blob, tree, other) = (try folder.id("HEAD:a"), try folder.id("HEAD:d"), try folder.id("HEAD:e"))
        var cache = HistoryCache()
        cache.names = [Array("x".utf8)]
        let edges = [blob, Self.gone].map { HistoryCache.Edge(target: $0, name: 0) }
        cache.trees = [.init(id: tree, edges: edges), .init(id: other, edges: Array(edges[..<1]))]
        let known = KnownHistory(cache, catalog)
        #expect(ids(known.trees) == [other])
        let part = known.part(SharedNames())
        #expect(part.trees.count == 1 && part.edges.count == 1)
        #expect(catalog.id(Int(part.edges[0].target)) == blob)
    }

    /// An object whose header is damaged now is read, and told of, like one that nobody knew.
    @Test func whatCannotBeReadAnyMore() throws {
        var pack = HandmadePack()
        pack.add(HandmadePack.id(1), kind: 7, base: .id(HandmadePack.id(99)), HandmadePack.delta(from: 0, to: 0))
        try folder.write(".git/objects/pack/pack-made.pack", pack.bytes)
        try folder.write(".git/objects/pack/pack-made.idx", pack.index)
        let catalog = ObjectCatalog(try Repository(at: folder.path).store)
        let id = ObjectID(HandmadePack.id(1))
        #expect(catalog.number(of: id) != nil)
        var cache = HistoryCache()
        cache.blobs = [.init(id: id, count: 5)]
        cache.trees = [.init(id: id, edges: [])]
        cache.commits.add(id, tree: id, time: 3, parents: [])
        let known = KnownHistory(cache, catalog)
        #expect(known.blobs.count == 0 && known.trees.count == 0 && known.commits.count == 0)
    }
}
