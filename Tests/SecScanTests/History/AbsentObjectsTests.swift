import Rules
import Testing

@testable import SecScan

@Suite struct AbsentObjectsTests {
    @Test(arguments: [(0, 0), (1, 1), (20, 20), (21, 21), (30, 21)])
    func manyAreCounted(count: Int, entries: Int) {
        let ids = [ObjectID](repeating: .zero, count: count)
        let found = AbsentObjects.entries(ids, kind: "blob", isPartial: false)
        #expect(found.count == entries)
        #expect(found.prefix(20).allSatisfy { $0.what == "blob \(ObjectID.zero)" })
        if count > 20 { #expect(found.last?.what == "\(count - 20) more blobs") }
    }

    @Test func partialClones() throws {
        #expect(AbsentObjects.entries([.zero], kind: "blob", isPartial: true)[0].reason.contains("partial clone"))
        let folder = try TestFolder.repository()
        let before = AbsentObjects.isPartialClone(try Repository(at: folder.path))
        try folder.git("config", "remote.origin.promisor", "true")
        let after = AbsentObjects.isPartialClone(try Repository(at: folder.path))
        #expect(!before && after)
    }
}
