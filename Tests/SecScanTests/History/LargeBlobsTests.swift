import Rules
import Testing

@testable import SecScan

@Suite struct LargeBlobsTests {
    private func found(_ folder: TestFolder, _ id: ObjectID) throws -> (values: [Secret], count: Int)? {
        let catalog = ObjectCatalog(try Repository(at: folder.path).store)
        let blobs = LargeBlobs(catalog, try Token.context())
        let number = try #require(catalog.number(of: id))
        return try blobs.scan(number).map { ($0.result.findings.map(\.secret), $0.count) }
    }

    /// The size of a blob does not matter to it: small ones show as much.
    @Test func wholeBlobsInPieces() throws {
        let folder = try TestFolder.repository()
        let text = String(repeating: "filler\n", count: 100) + Token.first + "\n" + Token.second
        let id = try folder.store("blob", Array(text.utf8))
        let loose = try #require(try found(folder, id))
        #expect(loose.values == [Secret(Token.first.utf8), Secret(Token.second.utf8)])
        #expect(loose.count == text.utf8.count)
        try folder.write("a", text)
        try folder.commit()
        try folder.git("repack", "-qad")
        try folder.git("prune-packed")
        let packed = try #require(try found(folder, id))
        #expect(packed.values == loose.values && packed.count == loose.count)
    }

    @Test func damagedAndDeltas() throws {
        let folder = try TestFolder.repository()
        let lines = (0..<2000).map { "line \($0)\n" }.joined()
        var ids: [ObjectID] = []
        for version in 0..<3 {
            try folder.write("a", lines + "\(version)")
            try folder.commit(time: 1_700_000_000 + version)
            ids.append(try folder.id("HEAD:a"))
        }
        try folder.git("repack", "-qadf")
        try folder.git("prune-packed")
        #expect(try ids.count { try found(folder, $0) == nil } == 2)
        let id = try folder.store("blob", Array("text of a loose blob".utf8))
        let name = ".git/objects/\(id.description.prefix(2))/\(id.description.dropFirst(2))"
        let bytes = try folder.bytes(name)
        try folder.remove(name)
        try folder.write(name, Array(bytes.dropLast(3)))
        #expect(throws: Damage("it cannot be inflated")) { try found(folder, id) }
    }
}
