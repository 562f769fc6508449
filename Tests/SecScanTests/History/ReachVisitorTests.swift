import Rules
import TestSupport
import Testing

@testable import SecScan

@Suite struct ReachVisitorTests {
    private func part(_ catalog: ObjectCatalog, _ trees: [Int], keptLimit: Int = 64 << 20) async -> ReachVisitor.Part {
        var walk = ForestWalk(catalog: catalog, wanted: NumberSet(trees, count: catalog.count), jobs: 2)
        walk.keptLimit = keptLimit
        let parts = await walk.run {
            ReachVisitor(catalog)
        } finish: { visitor in
            visitor.part
        }
        return parts.dropFirst().reduce(into: parts[0]) { sum, part in
            sum.trees.formUnion(part.trees)
            sum.blobs.formUnion(part.blobs)
        }
    }

    private func ids(_ numbers: NumberSet, _ catalog: ObjectCatalog) -> Set<ObjectID> {
        Set((0..<catalog.count).filter(numbers.contains).map(catalog.id))
    }

    @Test func oneTree() async throws {
        let folder = try TestFolder.repository()
        for name in ["a", "b", "d/c", "d/e/f"] { try folder.write(name, name) }
        try folder.link("l", to: "a")
        let commit = try folder.commit()
        try folder.git("update-index", "--add", "--cacheinfo", "160000,\(commit),module")
        try folder.git("commit", "-q", "-m", "module")
        let catalog = ObjectCatalog(try Repository(at: folder.path).store)
        let root = try #require(catalog.number(of: folder.id("HEAD^{tree}")))
        let part = await part(catalog, [root])
        // What it names itself, and nothing below that; the module's commit is none of its files.
        #expect(ids(part.trees, catalog) == [try folder.id("HEAD:d")])
        let blobs = try ["a", "b", "l"].map { try folder.id("HEAD:\($0)") }
        #expect(ids(part.blobs, catalog) == Set(blobs))
    }

    /// Entries whose mode is not what the object is, absent objects, and a tree that is cut short.
    @Test func whatIsNotAsItSays() async throws {
        let folder = try TestFolder.repository()
        let blob = try folder.store("blob", [1])
        let other = try folder.store("blob", [2])
        let inner = try folder.store("tree", [])
        func entry(_ mode: String, _ id: ObjectID) -> [UInt8] {
            Array("\(mode) x\0".utf8) + withUnsafeBytes(of: id.raw) { Array($0) }
        }
        let absent = ObjectID(HandmadePack.id(9))
        let odd = try folder.store(
            "tree", entry("100644", inner) + entry("40000", blob) + entry("100644", absent) + entry("40000", absent))
        let damaged = try folder.store("tree", entry("100644", other) + entry("40000", inner).dropLast())
        let catalog = ObjectCatalog(try Repository(at: folder.path).store)
        func number(_ id: ObjectID) throws -> Int { try #require(catalog.number(of: id)) }
        let first = await part(catalog, [try number(odd)])
        #expect(ids(first.trees, catalog).isEmpty && ids(first.blobs, catalog).isEmpty)
        let second = await part(catalog, [try number(damaged)])
        #expect(ids(second.trees, catalog).isEmpty && ids(second.blobs, catalog) == [other])
    }

    /// Of trees that are deltas the same is noted as of loose ones, also where only some are asked for.
    @Test func treesMadeFromOthers() async throws {
        let history = try SampleHistory(commits: 60, seed: 31)
        let loose = ObjectCatalog(try Repository(at: history.folder.path).store)
        var random = SeededGenerator(seed: 32)
        let chosen = loose.numbers(of: .tree).filter { _ in Bool.random(using: &random) }.map(loose.id)
        let expected = await part(loose, chosen.compactMap(loose.number))
        try history.folder.git("repack", "-q", "-a", "-d", "-f", "--window=50", "--depth=50")
        let packed = ObjectCatalog(try Repository(at: history.folder.path).store)
        #expect(packed.numbers(of: .tree).count { packed.base(of: $0) != nil } > 20)
        for keptLimit in [0, 64 << 20] {
            let made = await part(packed, chosen.compactMap(packed.number), keptLimit: keptLimit)
            #expect(ids(made.trees, packed) == ids(expected.trees, loose))
            #expect(ids(made.blobs, packed) == ids(expected.blobs, loose))
        }
        #expect(expected.trees.count > 20 && expected.blobs.count > 20)
    }
}
