/// One index over several packs (gitformat-pack(5), "multi-pack-index"); needed for packs that have no index of their own.
struct MultiPackIndex {
    /// File names of the packs' own indexes, in the order in which objects name them.
    let names: [String]
    private let file: MappedFile
    private let objectCount: Int
    private let ids: Range<Int>
    private let offsets: Range<Int>
    private let largeOffsets: Range<Int>

    init(_ path: String) throws(Damage) {
        do {
            file = try MappedFile(path)
        } catch {
            throw Damage(error.reason)
        }
        let bytes = file.bytes
        guard bytes.count >= 32, bytes.starts(with: "MIDX".utf8) else { throw Damage("it is no multi-pack-index") }
        guard bytes[4] == 1, bytes[5] == 1 else { throw Damage("its version is not 1, or it is not for SHA-1") }
        let packCount = Int(Self.word(bytes, 8))
        var chunks: [String: Range<Int>] = [:]
        let tableEnd = 12 + 12 * (Int(bytes[6]) + 1)
        guard tableEnd <= bytes.count - 20 else { throw Damage("it is cut short") }
        for chunk in 0..<Int(bytes[6]) {
            let entry = 12 + 12 * chunk
            let start = Self.long(bytes, entry + 4)
            let end = Self.long(bytes, entry + 16)
            guard start >= tableEnd, start <= end, end <= bytes.count - 20 else { throw Damage("its table is damaged") }
            chunks[String(decoding: bytes[entry..<(entry + 4)], as: UTF8.self)] = start..<end
        }
        guard let names = chunks["PNAM"], let fanout = chunks["OIDF"], fanout.count >= 1024, let ids = chunks["OIDL"],
            let offsets = chunks["OOFF"]
        else { throw Damage("a part of it is missing") }
        objectCount = Int(Self.word(bytes, fanout.lowerBound + 1020))
        guard ids.count >= 20 * objectCount, offsets.count >= 8 * objectCount else { throw Damage("it is cut short") }
        self.ids = ids
        self.offsets = offsets
        largeOffsets = chunks["LOFF"] ?? 0..<0
        self.names = bytes[names].split(separator: 0).prefix(packCount).map { String(decoding: $0, as: UTF8.self) }
        guard self.names.count == packCount else { throw Damage("it names fewer packs than it has") }
    }

    /// What an index of one pack (version 2) would say.
    func index(ofPack pack: Int) throws(Damage) -> ByteBuffer {
        let bytes = file.bytes
        var members: [(position: Int, offset: Int)] = []
        for position in 0..<objectCount where Self.word(bytes, offsets.lowerBound + 8 * position) == UInt32(pack) {
            var offset = Int(Self.word(bytes, offsets.lowerBound + 8 * position + 4))
            if offset & 0x8000_0000 != 0, !largeOffsets.isEmpty {
                let slot = offset & 0x7FFF_FFFF
                guard 8 * slot + 8 <= largeOffsets.count else { throw Damage("an offset in it leads out of its table") }
                offset = Self.long(bytes, largeOffsets.lowerBound + 8 * slot)
                guard offset >= 0 else { throw Damage("an offset in it leads out of its pack") }
            }
            members.append((position, offset))
        }
        let large = members.count { $0.offset >= 0x8000_0000 }
        let size = 8 + 1024 + 28 * members.count + 8 * large + 40
        let result = ByteBuffer(count: size)
        let output = result.mutable
        func put(_ value: UInt32, _ offset: Int) {
            output.storeBytes(of: value.bigEndian, toByteOffset: offset, as: UInt32.self)
        }
        put(0xFF74_4F63, 0)
        put(2, 4)
        let idTable = 8 + 1024
        let offsetTable = idTable + 24 * members.count
        var nextLarge = 0
        var slot = 0
        for (index, member) in members.enumerated() {
            let id = bytes[(ids.lowerBound + 20 * member.position)..<(ids.lowerBound + 20 * member.position + 20)]
            while slot < Int(id[id.startIndex]) {
                put(UInt32(index), 8 + 4 * slot)
                slot += 1
            }
            UnsafeMutableRawBufferPointer(rebasing: output[(idTable + 20 * index)..<(idTable + 20 * index + 20)])
                .copyBytes(from: id)
            put(0, idTable + 20 * members.count + 4 * index)
            if member.offset < 0x8000_0000 {
                put(UInt32(member.offset), offsetTable + 4 * index)
            } else {
                put(0x8000_0000 | UInt32(nextLarge), offsetTable + 4 * index)
                output.storeBytes(
                    of: UInt64(member.offset).bigEndian,
                    toByteOffset: offsetTable + 4 * members.count + 8 * nextLarge, as: UInt64.self)
                nextLarge += 1
            }
        }
        while slot < 256 {
            put(UInt32(members.count), 8 + 4 * slot)
            slot += 1
        }
        UnsafeMutableRawBufferPointer(rebasing: output[(size - 40)...]).initializeMemory(as: UInt8.self, repeating: 0)
        return result
    }

    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
        UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    /// Negative where the file says something absurd.
    private static func long(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
        Int(Int64(bitPattern: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))))
    }
}
