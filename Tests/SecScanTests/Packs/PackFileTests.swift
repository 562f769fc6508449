import Rules
import TestSupport
import Testing

@testable import SecScan

@Suite struct PackFileTests {
    private typealias Made = HandmadePack

    private func pack(_ made: HandmadePack, bytes: [UInt8]? = nil) throws -> (TestFolder, PackFile) {
        let folder = try TestFolder()
        try folder.write("pack-1.pack", bytes ?? made.bytes)
        try folder.write("pack-1.idx", made.index)
        return (folder, try PackFile(try PackIndex(folder.path("pack-1.idx"))))
    }

    /// Every header as `git verify-pack` reads it; deltas by distance and by name.
    @Test(arguments: [true, false])
    func headersOfGit(byDistance: Bool) throws {
        let sample = try SampleObjects(SampleObjects.versions(30))
        try sample.folder.git(
            "-c", "repack.useDeltaBaseOffset=\(byDistance)", "repack", "-q", "-a", "-d", "-f", "--depth=10")
        let name = try #require(sample.packs().first)
        let index = try PackIndex("\(sample.objects)/pack/\(name.dropLast(4))idx")
        let file = try PackFile(index)
        #expect(file.name == name && file.path == "\(sample.objects)/pack/\(name)")
        #expect(try file.byteCount == sample.folder.bytes(".git/objects/pack/\(name)").count)
        var deltas = 0
        for entry in try sample.verified(name) {
            let header = try file.header(at: entry.offset)
            #expect(header.size == entry.size && file.stream(of: header).count > 0)
            guard let base = entry.base else {
                #expect(header.base == .none && header.kind.name == entry.kind)
                continue
            }
            deltas += 1
            #expect(header.kind == .other)
            #expect(try header.base == (byDistance ? .offset(#require(index.offset(of: base))) : .id(base)))
        }
        #expect(deltas > 10)
        file.release()
        #expect(throws: Never.self) { try file.header(at: 12) }
    }

    @Test(arguments: [0, 15, 16, 2047, 2048, 1 << 20, 1 << 40, 1 << 56])
    func sizes(size: Int) throws {
        var made = HandmadePack()
        made.add(Made.id(1), [1, 2, 3], claiming: size)
        #expect(try pack(made).1.header(at: 12).size == size)
    }

    @Test(arguments: [1, 127, 128, 129, 16511, 16512, 70_000])
    func distances(distance: Int) throws {
        var made = HandmadePack()
        made.add(Made.id(1), [UInt8](repeating: 1, count: 80_000))
        let offset = made.end
        made.add(Made.id(2), kind: 6, base: .before(distance), [])
        let file = try pack(made).1
        #expect(try file.header(at: offset).base == .offset(offset - distance))
    }

    private static let headers: [(String, [UInt8])] = [
        ("kind 0", [0x03]), ("kind 5", [0x53]), ("a size without end", [0xB0] + [UInt8](repeating: 0xFF, count: 12)),
        ("a distance without end", [0x63] + [UInt8](repeating: 0xFF, count: 12)), ("itself", [0x63, 0]),
        ("the pack's header", [0x63] + Made.distance(16)), ("before the pack", [0x63] + Made.distance(5000)),
        ("far before the pack", [0x63] + Made.distance(1 << 54)),
    ]

    @Test(arguments: headers)
    func damagedHeaders(name: String, header: [UInt8]) throws {
        var made = HandmadePack()
        made.add(Made.id(1), [1, 2, 3])
        let offset = made.end
        made.add(Made.id(2), header: header, [1, 2, 3])
        let file = try pack(made).1
        #expect(throws: Damage.self, "\(name)") { try file.header(at: offset) }
        #expect(throws: Never.self) { try file.header(at: 12) }
    }

    @Test func outside() throws {
        var made = HandmadePack()
        made.add(Made.id(1), [1, 2, 3])
        let file = try pack(made).1
        for offset in [Int.min, -1, 0, 11, made.end, made.end + 19, made.end + 20, Int.max] {
            #expect(throws: Damage("it lies outside of its pack")) { try file.header(at: offset) }
        }
    }

    /// The last header of a pack runs into its trailer.
    @Test(arguments: [[0xB3], [0x63], [0x63, 0xFF], [0x73, 1, 2, 3]] as [[UInt8]])
    func headersThatAreCutShort(header: [UInt8]) throws {
        var made = HandmadePack()
        made.add(Made.id(1), [1, 2, 3])
        let offset = made.end
        made.add(Made.id(2), header: header, [])
        let bytes = Array(made.bytes[..<(offset + header.count)]) + Made.id(0)
        let file = try pack(made, bytes: bytes).1
        #expect(throws: Damage("its header is damaged")) { try file.header(at: offset) }
    }

    @Test func whatIsNoPack() throws {
        var made = HandmadePack()
        made.add(Made.id(1), [UInt8](repeating: 1, count: 40))
        for (place, value) in [(0, UInt8(0)), (3, 0), (7, 1), (7, 4), (4, 1)] {
            var bytes = made.bytes
            bytes[place] = value
            #expect(throws: Damage.self, "\(place)") { try pack(made, bytes: bytes) }
        }
        var third = made.bytes
        third[7] = 3
        #expect(throws: Never.self) { try pack(made, bytes: third) }
    }
}
