/// The table of contents of one pack: which objects it has, and where (gitformat-pack(5), versions 1 and 2).
struct PackIndex: Sendable {
    private let file: MappedFile
    private let version: Int
    let path: String
    let count: Int

    private static let signature: UInt32 = 0xFF74_4F63
    private static let fanoutSize = 256 * 4
    private static let trailerSize = 40
    private static let idSize = 20

    /// - Throws: one clause that says what is wrong with the file.
    init(_ path: String) throws(Damage) {
        do {
            file = try MappedFile(path)
        } catch {
            throw Damage(reason: error.reason)
        }
        let bytes = file.bytes
        guard bytes.count >= Self.fanoutSize + Self.trailerSize else { throw Damage(reason: "it is cut short") }
        version = Self.word(bytes, 0) == Self.signature ? 2 : 1
        if version == 2 {
            guard Self.word(bytes, 4) == 2 else {
                throw Damage(reason: "its version is \(Self.word(bytes, 4)), not 1 or 2")
            }
            guard bytes.count >= 8 + Self.fanoutSize + Self.trailerSize else { throw Damage(reason: "it is cut short") }
        }
        let fanout = version == 2 ? 8 : 0
        var previous: UInt32 = 0
        for slot in 0..<256 {
            let total = Self.word(bytes, fanout + 4 * slot)
            guard total >= previous else { throw Damage(reason: "its fan-out table is damaged") }
            previous = total
        }
        count = Int(previous)
        let perObject = version == 2 ? Self.idSize + 8 : Self.idSize + 4
        guard bytes.count >= fanout + Self.fanoutSize + count * perObject + Self.trailerSize else {
            throw Damage(reason: "it is cut short")
        }
        self.path = path
        try checkOffsets()
    }

    /// libgit2 1.5 maps whatever an offset says: one that leads out of the pack makes it read foreign memory.
    private func checkOffsets() throws(Damage) {
        let pack = String(path.dropLast("idx".count)) + "pack"
        guard let size = FileBytes.size(pack) else { throw Damage(reason: "its pack is not there") }
        let largeTable = 8 + Self.fanoutSize + count * (Self.idSize + 8)
        let large = (file.bytes.count - Self.trailerSize - largeTable) / 8
        for index in 0..<count {
            var offset = UInt64(self.offset(index))
            if version == 2, offset & 0x8000_0000 != 0 {
                let slot = Int(offset & 0x7FFF_FFFF)
                guard slot < large else { throw Damage(reason: "an offset in it leads out of its table") }
                offset = UInt64(
                    bigEndian: file.bytes.loadUnaligned(fromByteOffset: largeTable + 8 * slot, as: UInt64.self))
            }
            // A pack has a header of 12 bytes and a trailer of 20.
            guard offset >= 12, offset + 20 < UInt64(size) else {
                throw Damage(reason: "an offset in it leads out of its pack")
            }
        }
    }

    struct Damage: Error, Hashable {
        var reason: String
    }

    /// In the order of the ids.
    func id(_ index: Int) -> ObjectID {
        let start =
            version == 2 ? 8 + Self.fanoutSize + index * Self.idSize : Self.fanoutSize + index * (Self.idSize + 4) + 4
        // The bounds were checked in `init`.
        return file.bytes.baseAddress.map { ObjectID($0 + start) } ?? .zero
    }

    /// Where the object begins in the pack; for sorting: offsets beyond two gigabytes are only ordered among each other.
    private func offset(_ index: Int) -> UInt32 {
        version == 2
            ? Self.word(file.bytes, 8 + Self.fanoutSize + count * (Self.idSize + 4) + 4 * index)
            : Self.word(file.bytes, Self.fanoutSize + index * (Self.idSize + 4))
    }

    func contains(_ id: ObjectID) -> Bool {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            let found = self.id(middle)
            if found == id { return true }
            if found < id { low = middle + 1 } else { high = middle }
        }
        return false
    }

    /// Every object, as they lie in the pack.
    var idsInPackOrder: [ObjectID] {
        (0..<count).map { (offset($0), $0) }.sorted { $0 < $1 }.map { id($0.1) }
    }

    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
        UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
}
