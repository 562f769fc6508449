import Rules
import TestSupport
import Testing

@testable import SecScan

@Suite struct MultiPackIndexTests {
    private typealias Made = HandmadePack

    /// Two packs that git put under one index, and where `git verify-pack` sees each object.
    @Test func indexesOfGit() throws {
        let sample = try SampleObjects(SampleObjects.versions(10))
        let others = try [sample.folder.store("blob", [1]), sample.folder.store("blob", [2])]
        try sample.folder.git(
            ["pack-objects", "-q", ".git/objects/pack/pack"], input: Array(others.map { "\($0)\n" }.joined().utf8))
        try sample.folder.git("multi-pack-index", "write")
        let packs = sample.packs()
        #expect(packs.count == 2)
        let verified = try packs.map { try sample.verified($0) }
        let joint = try MultiPackIndex(sample.objects + "/pack/multi-pack-index")
        #expect(joint.names.sorted() == packs.map { $0.dropLast(4) + "idx" })
        for (pack, objects) in zip(packs, verified) {
            let place = try #require(joint.names.firstIndex(of: pack.dropLast(4) + "idx"))
            let path = "\(sample.objects)/pack/\(pack.dropLast(4))idx"
            let (own, made) = (try PackIndex(path), try PackIndex(joint.index(ofPack: place), path: path))
            #expect(made.count == own.count && own.count == objects.count)
            for object in objects { #expect(made.offset(of: object.id) == object.offset) }
            #expect((0..<own.count).allSatisfy { made.id($0) == own.id($0) && made.offset($0) == own.offset($0) })
        }
    }

    /// Without the packs' own indexes everything is read all the same.
    @Test func inPlaceOfTheIndexes() throws {
        let sample = try SampleObjects(SampleObjects.versions(10))
        let contents = try sample.contents()
        try sample.folder.git("multi-pack-index", "write")
        for name in sample.packs("idx") { try sample.folder.remove(".git/objects/pack/\(name)") }
        let store = ObjectStore(objects: sample.objects, extra: [])
        #expect(store.damaged.isEmpty && store.packs.count == 1)
        let reader = ObjectReader(store)
        for (id, content) in contents {
            guard case .object(let kind, let bytes) = reader.read(id) else {
                Issue.record("\(id) is not read")
                continue
            }
            #expect(kind.name == content.kind && Array(bytes.bytes) == content.bytes)
        }
    }

    /// An index that names each object of several packs once: a base may be listed with another pack's copy.
    @Test func aChainWhoseBasesAreListedElsewhere() throws {
        var pack = HandmadePack()
        pack.add(Made.id(1), [1, 2, 3])
        for number in UInt8(2)...9 {
            let base = try #require(pack.entries.last).offset
            pack.add(
                Made.id(number), onOffset: base, Made.delta(from: 3, to: 3, Made.copy(0, 2), Made.insert([number])))
        }
        let sample = try SampleObjects(["x"])
        try sample.place(pack, hasIndex: false)
        try sample.place(pack, "pack-other")
        let objects = pack.entries.enumerated().map { index, entry in
            (id: entry.id, pack: index == 8 ? 0 : 1, offset: UInt64(entry.offset))
        }
        try sample.folder.write(
            ".git/objects/pack/multi-pack-index",
            Made.multiPackIndex(["pack-made.idx", "pack-other.idx"], objects))
        let store = ObjectStore(objects: sample.objects, extra: [])
        let alone = try #require(store.packs.first { $0.name == "pack-made.pack" })
        #expect(alone.index.count == 1)
        let (kind, bytes) = try ObjectReader(store).read(alone, #require(pack.entries.last).offset)
        #expect(kind == .blob && Array(bytes.bytes) == [1, 2, 9])
    }

    private func index(_ bytes: [UInt8], pack: Int = 0) throws -> [UInt8] {
        let folder = try TestFolder()
        try folder.write("multi-pack-index", bytes)
        return Array(try MultiPackIndex(folder.path("multi-pack-index")).index(ofPack: pack).bytes)
    }

    private static let ids = [Made.id(0), Made.id(7), Made.id(0xFF)]

    @Test func largeOffsets() throws {
        let objects = Self.ids.enumerated().map { index, id in
            (id: id, pack: index == 2 ? 1 : 0, offset: index == 0 ? 12 : UInt64(0x8000_0000 + index - 1))
        }
        let made = try index(Made.multiPackIndex(["a.idx", "b.idx"], objects, large: [1 << 33, 77]))
        // One offset of 2^33 goes into the made index's own table, one of 77 does not.
        #expect(made.count == 8 + 1024 + 2 * 28 + 8 + 40)
        #expect(Array(made[(1032 + 48)..<(1032 + 64)]) == [0, 0, 0, 12, 0x80, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0])
        let other = try index(Made.multiPackIndex(["a.idx", "b.idx"], objects, large: [1 << 33, 77]), pack: 1)
        #expect(Array(other[(1032 + 24)..<(1032 + 28)]) == [0, 0, 0, 77])
        // Without such a table the highest bit is part of the offset.
        let plain = try index(Made.multiPackIndex(["a.idx", "b.idx"], objects))
        #expect(Array(plain[(1032 + 48)..<(1032 + 64)]) == [0, 0, 0, 12, 0x80, 0, 0, 0, 0, 0, 0, 0, 0x80, 0, 0, 0])
    }

    @Test(arguments: [UInt64.max, 0x8000_0000_0000_0000, 0x8000_0000_0000_0005])
    func absurdOffsets(offset: UInt64) {
        let bytes = Made.multiPackIndex(["a.idx"], [(id: Self.ids[0], pack: 0, offset: 0x8000_0000)], large: [offset])
        #expect(throws: Damage.self) { try index(bytes) }
    }

    @Test func offsetsBehindTheirTable() {
        let bytes = Made.multiPackIndex(["a.idx"], [(id: Self.ids[0], pack: 0, offset: 0x8000_0001)], large: [12])
        #expect(throws: Damage("an offset in it leads out of its table")) { try index(bytes) }
    }

    /// Cut anywhere, with any byte of its header and tables changed: a value or a reason.
    @Test func damage() throws {
        let objects = Self.ids.map { (id: $0, pack: 0, offset: UInt64(12)) }
        let bytes = Made.multiPackIndex(["a.idx", "b.idx"], objects, large: [1])
        #expect(try index(bytes).count == 8 + 1024 + 84 + 40)
        for end in 0..<bytes.count { #expect(throws: Damage.self) { try index(Array(bytes[..<end])) } }
        for place in [0, 4, 5, 12, 24, 36, 48] {
            var changed = bytes
            changed[place] ^= 0xFF
            #expect(throws: Damage.self, "\(place)") { try index(changed) }
        }
        for place in Array(0..<84) + Array(stride(from: 84, to: bytes.count, by: 9)) {
            for bit in [UInt8(1), 0x80] {
                var changed = bytes
                changed[place] ^= bit
                _ = try? index(changed)
            }
        }
    }

    @Test func absent() throws {
        let folder = try TestFolder()
        #expect(throws: Damage.self) { try MultiPackIndex(folder.path("none")) }
    }
}
