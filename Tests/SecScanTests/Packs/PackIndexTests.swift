import Rules
import Testing

@testable import SecScan

@Suite struct PackIndexTests {
    private let folder: TestFolder
    private let objects: [ObjectID]

    init() throws {
        let folder = try TestFolder.repository()
        self.folder = folder
        objects = try (0..<20).map { try folder.store("blob", Array("content \($0)".utf8)) }
    }

    /// - Returns: the name of the index.
    private func pack(version: Int) throws -> String {
        let ids = Array(objects.map { "\($0)\n" }.joined().utf8)
        let name = try folder.git(["pack-objects", "-q", "--index-version=\(version)", "pack"], input: ids)
        return "pack-\(name).idx"
    }

    private func reason(_ name: String, _ change: (inout [UInt8]) -> Void) throws -> String? {
        var bytes = try folder.bytes(name)
        change(&bytes)
        try folder.write("changed.idx", bytes)
        try folder.write("changed.pack", try folder.bytes(name.dropLast(3) + "pack"))
        do {
            _ = try PackIndex(folder.path("changed.idx"))
            return nil
        } catch {
            return error.reason
        }
    }

    @Test(arguments: [1, 2])
    func everyObject(version: Int) throws {
        let index = try PackIndex(folder.path(pack(version: version)))
        #expect(index.count == 20)
        #expect((0..<20).map { index.id($0) } == objects.sorted())
        for id in objects { #expect(index.offset(of: id) == index.index(of: id).map(index.offset)) }
        #expect(index.offset(of: .zero) == nil)
        let digits = objects[3].description
        #expect(index.ids(startingWith: digits.prefix(12)) == [objects[3]])
        #expect(index.ids(startingWith: "") == objects.sorted() && index.ids(startingWith: digits) == [objects[3]])
        #expect(index.ids(startingWith: digits + "0").isEmpty)
        #expect(objects.allSatisfy { index.contains($0) } && !index.contains(.zero))
    }

    @Test(arguments: [1, 2])
    func orderOfThePack(version: Int) throws {
        let name = try pack(version: version)
        let lines = try folder.git("verify-pack", "-v", name).split(separator: "\n").map { $0.split(separator: " ") }
        let offsets = lines.filter { $0.count >= 5 && $0[1] == "blob" }.map { (Int($0[4]) ?? 0, String($0[0])) }
        let expected = offsets.sorted { $0.0 < $1.0 }.map(\.1)
        let index = try PackIndex(folder.path(name))
        let inOrder = (0..<index.count).sorted { index.offset($0) < index.offset($1) }.map { index.id($0).description }
        #expect(inOrder == expected)
    }

    @Test(arguments: [1, 2])
    func damage(version: Int) throws {
        let name = try pack(version: version)
        let start = version == 2 ? 8 : 0
        let offsets = version == 2 ? start + 1024 + 20 * 24 : 1024
        #expect(try reason(name) { _ in } == nil)
        #expect(try reason(name) { $0.removeLast(41) } == "it is cut short")
        #expect(try reason(name) { $0.removeLast($0.count - 100) } == "it is cut short")
        #expect(try reason(name) { $0.removeAll() } == "it is cut short")
        // More objects than there is room for; fewer than before.
        #expect(try reason(name) { $0[start + 1020] = 0x7F } == "it is cut short")
        #expect(try reason(name) { $0[start + 1023] = 0 } == "its fan-out table is damaged")
        // Behind the end of the pack, and in its header.
        #expect(try reason(name) { $0[offsets] = 0x7F } == "an offset in it leads out of its pack")
        #expect(
            try reason(name) { $0.replaceSubrange(offsets..<(offsets + 4), with: [0, 0, 0, 11]) }
                == "an offset in it leads out of its pack")
        if version == 2 {
            #expect(try reason(name) { $0[offsets] |= 0x80 } == "an offset in it leads out of its table")
            #expect(try reason(name) { $0[7] = 3 } == "its version is 3, not 1 or 2")
        }
    }

    @Test func withoutItsPack() throws {
        try folder.write("alone.idx", try folder.bytes(pack(version: 2)))
        #expect(throws: Damage("its pack is not there")) { try PackIndex(folder.path("alone.idx")) }
        #expect(throws: Damage.self) { try PackIndex(folder.path("absent.idx")) }
    }
}
