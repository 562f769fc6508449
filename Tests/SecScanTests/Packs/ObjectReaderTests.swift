import Foundation
import Rules
import TestSupport
import Testing

@testable import SecScan

@Suite struct ObjectReaderTests {
    private typealias Made = HandmadePack

    private func reader(_ sample: SampleObjects) -> ObjectReader {
        ObjectReader(ObjectStore(objects: sample.objects, extra: []))
    }

    private func bytes(_ reader: ObjectReader, _ id: [UInt8]) -> [UInt8]? {
        guard case .object(_, let bytes) = reader.read(ObjectID(id)) else { return nil }
        return Array(bytes.bytes)
    }

    private func reason(_ reader: ObjectReader, _ id: [UInt8]) -> String? {
        guard case .unreadable(let damage) = reader.read(ObjectID(id)) else { return nil }
        return damage.reason
    }

    /// Ways in which git stores the same objects.
    enum Storage: String, CaseIterable, Sendable {
        case imported, byDistance, byName, firstVersion, largeOffsets, noDeltas, alternate, loose
    }

    private func store(_ sample: SampleObjects, _ storage: Storage) throws {
        func repack(_ options: String..., settings: String...) throws {
            let settings = settings.flatMap { ["-c", $0] }
            try sample.folder.git(settings + ["repack", "-q", "-a", "-d", "-F"] + options)
        }
        switch storage {
        case .imported: break
        case .byDistance: try repack("--depth=60", "--window=30", "--threads=1")
        case .byName: try repack("--depth=60", "--window=30", settings: "repack.useDeltaBaseOffset=false")
        case .firstVersion: try repack(settings: "pack.indexVersion=1")
        case .noDeltas: try repack("--window=0")
        case .largeOffsets:
            try repack()
            let pack = try #require(sample.packs().first)
            try sample.folder.git(
                "index-pack", "--index-version=2,0x10", ".git/objects/pack/\(pack)", "-o", "large.idx")
            let index = try sample.folder.bytes("large.idx")
            // Every offset stands in the table of large ones.
            let count = index[1028..<1032].reduce(0) { $0 << 8 | Int($1) }
            #expect(index.count > 1032 + 36 * (count - 1))
            try sample.folder.remove(".git/objects/pack/\(pack.dropLast(4))idx")
            try sample.folder.write(".git/objects/pack/\(pack.dropLast(4))idx", index)
        case .alternate:
            try sample.folder.git("clone", "-q", "--bare", ".", "other.git")
            try sample.folder.remove(".git/objects")
            try sample.folder.write(".git/objects/info/alternates", sample.folder.path("other.git/objects") + "\n")
        case .loose:
            let packs = try sample.packs().map { try sample.folder.bytes(".git/objects/pack/\($0)") }
            try sample.folder.remove(".git/objects/pack")
            for pack in packs { try sample.folder.git(["unpack-objects", "-q"], input: pack) }
        }
    }

    @Test(arguments: Storage.allCases)
    func everyObject(_ storage: Storage) throws {
        let sample = try SampleObjects(SampleObjects.versions(40))
        let contents = try sample.contents()
        try store(sample, storage)
        let reader = reader(sample)
        #expect(contents.count > 100)
        // Twice: once with no base at hand, once with all of them.
        for _ in 1...2 {
            for (id, content) in contents {
                guard case .object(let kind, let bytes) = reader.read(id) else {
                    Issue.record("\(id) is not read")
                    continue
                }
                #expect(kind.name == content.kind && Array(bytes.bytes) == content.bytes)
                #expect(reader.kind(of: id) == kind)
            }
        }
        guard case .absent = reader.read(.zero) else {
            Issue.record("not absent")
            return
        }
        #expect(reader.kind(of: .zero) == nil)
    }

    /// A base in another pack, loose, and nowhere.
    @Test func basesElsewhere() throws {
        let sample = try SampleObjects(["x"])
        let loose = try sample.folder.store("blob", Array("loose base".utf8))
        let looseID = withUnsafeBytes(of: loose.raw) { Array($0) }
        var (one, two) = (HandmadePack(), HandmadePack())
        one.add(Made.id(1), Array("a base".utf8))
        one.add(Made.id(2), kind: 7, base: .id(Made.id(3)), Made.delta(from: 9, to: 4, Made.copy(2, 4)))
        two.add(
            Made.id(3), kind: 7, base: .id(Made.id(1)),
            Made.delta(from: 6, to: 9, Made.copy(0, 6), Made.insert(Array("s\nx".utf8))))
        two.add(Made.id(4), kind: 7, base: .id(looseID), Made.delta(from: 10, to: 5, Made.copy(0, 5)))
        two.add(Made.id(5), kind: 7, base: .id(Made.id(99)), Made.delta(from: 10, to: 5, Made.copy(0, 5)))
        try sample.place(one, "pack-1")
        try sample.place(two, "pack-2")
        let reader = reader(sample)
        #expect(bytes(reader, Made.id(2)) == Array("base".utf8))
        #expect(bytes(reader, Made.id(3)) == Array("a bases\nx".utf8))
        #expect(bytes(reader, Made.id(4)) == Array("loose".utf8))
        #expect(reason(reader, Made.id(5))?.contains("absent") == true)
        #expect(reader.kind(of: ObjectID(Made.id(2))) == .blob && reader.kind(of: ObjectID(Made.id(4))) == .blob)
        #expect(reader.kind(of: ObjectID(Made.id(5))) == nil)
    }

    /// One of several copies may be whole.
    @Test func severalCopies() throws {
        let sample = try SampleObjects(["x"])
        for (name, stream) in [("pack-1", [UInt8](repeating: 1, count: 30)), ("pack-2", nil), ("pack-3", [0])] {
            var pack = HandmadePack()
            pack.add(Made.id(1), Array("content".utf8), stream: stream)
            try sample.place(pack, name)
        }
        #expect(bytes(reader(sample), Made.id(1)) == Array("content".utf8))
    }

    /// Packs whose objects are each other's deltas, each in several copies.
    @Test func circlesThroughSeveralPacks() throws {
        let sample = try SampleObjects(["x"])
        let delta = Made.delta(from: 1, to: 1, Made.copy(0, 1))
        for number in 0..<6 {
            for (id, base) in [(UInt8(1), UInt8(2)), (2, 1)] {
                var pack = HandmadePack()
                pack.add(Made.id(id), kind: 7, base: .id(Made.id(base)), delta)
                pack.add(Made.id(number: number * 2 + Int(id)), [])
                try sample.place(pack, "pack-\(number)-\(id)")
            }
        }
        let reader = reader(sample)
        #expect(reason(reader, Made.id(1)) != nil && reason(reader, Made.id(2)) != nil)
        #expect(reader.kind(of: ObjectID(Made.id(1))) == nil)
        #expect(bytes(reader, Made.id(number: 3)) == [])
    }

    @Test(arguments: [1, 2, 3, 50])
    func circlesInOnePack(length: Int) throws {
        let sample = try SampleObjects(["x"])
        var pack = HandmadePack()
        for number in 0..<length {
            pack.add(
                Made.id(number: number), kind: 7, base: .id(Made.id(number: (number + 1) % length)),
                Made.delta(from: 1, to: 1, Made.copy(0, 1)))
        }
        try sample.place(pack)
        let reader = reader(sample)
        for number in 0..<length {
            #expect(reason(reader, Made.id(number: number))?.contains("circle") == true)
            #expect(reader.kind(of: ObjectID(Made.id(number: number))) == nil)
        }
    }

    /// A damaged base fails each of the deltas on it once, not once for each of those below.
    @Test func manyDeltasOfADamagedObject() throws {
        let sample = try SampleObjects(["x"])
        var pack = HandmadePack()
        pack.add(Made.id(number: 0), [1], stream: [0x78, 0x01, 0xFF])
        let count = 30_000
        for number in 1...count {
            let base = try #require(pack.entries.last).offset
            pack.add(Made.id(number: number), onOffset: base, Made.delta(from: 1, to: 1, Made.copy(0, 1)))
        }
        try sample.place(pack)
        let reader = reader(sample)
        for number in 1...count {
            guard reason(reader, Made.id(number: number)) != nil else {
                Issue.record("\(number)")
                return
            }
        }
    }

    @Test func claims() throws {
        let sample = try SampleObjects(["x"])
        var pack = HandmadePack()
        let base = pack.end
        pack.add(Made.id(1), [1, 2, 3])
        pack.add(Made.id(2), [1, 2, 3], claiming: 1 << 40)
        pack.add(Made.id(3), [1, 2, 3], claiming: 100 << 20)
        pack.add(Made.id(4), onOffset: base, Made.delta(from: 3, to: 1 << 40, Made.copy(0, 3)))
        pack.add(Made.id(5), onOffset: base, Made.delta(from: 3, to: ObjectReader.sizeLimit, Made.copy(0, 3)))
        pack.add(Made.id(6), onOffset: base, Made.delta(from: 1 << 40, to: 3, Made.copy(0, 3)))
        try sample.place(pack)
        let reader = reader(sample)
        #expect(reason(reader, Made.id(2)) == Damage.tooLarge.reason)
        #expect(reason(reader, Made.id(3)) == "it claims more than its pack can hold")
        #expect(reason(reader, Made.id(4)) == Damage.tooLarge.reason)
        #expect(reason(reader, Made.id(5)) == "its delta is cut short")
        #expect(reason(reader, Made.id(6)) == "its delta does not fit its base")
        #expect(bytes(reader, Made.id(1)) == [1, 2, 3])
    }
}
