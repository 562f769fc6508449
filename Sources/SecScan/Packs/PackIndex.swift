/// The table of contents of one pack: which objects it has, and where (gitformat-pack(5), versions 1 and 2).
///
/// Unchecked: the bytes are never written.
struct PackIndex: @unchecked Sendable {
    /// What keeps `bytes`.
    private let owner: any AnyObject & Sendable
    private let bytes: UnsafeRawBufferPointer
    private let version: Int
    let path: String
    let count: Int

    private static let signature: UInt32 = 0xFF74_4F63
    private static let fanoutSize = 256 * 4
    private static let trailerSize = 40
    private static let idSize = 20

    /// - Throws: one clause that says what is wrong with the file.
    init(_ path: String) throws(Damage) {
        let file: MappedFile
        do {
            file = try MappedFile(path)
        } catch {
            throw Damage(error.reason)
        }
        try self.init(file, file.bytes, path: path)
    }

    /// - Parameters:
    ///   - buffer: an index in memory.
    ///   - path: where its file would be.
    init(_ buffer: ByteBuffer, path: String) throws(Damage) { try self.init(buffer, buffer.bytes, path: path) }

    private init(
        _ owner: any AnyObject & Sendable, _ bytes: UnsafeRawBufferPointer, path: String
    ) throws(Damage) {
        self.owner = owner
        self.bytes = bytes
        guard bytes.count >= Self.fanoutSize + Self.trailerSize else { throw Damage("it is cut short") }
        version = Self.word(bytes, 0) == Self.signature ? 2 : 1
        if version == 2 {
            guard Self.word(bytes, 4) == 2 else {
                throw Damage("its version is \(Self.word(bytes, 4)), not 1 or 2")
            }
            guard bytes.count >= 8 + Self.fanoutSize + Self.trailerSize else { throw Damage("it is cut short") }
        }
        let fanout = version == 2 ? 8 : 0
        var previous: UInt32 = 0
        for slot in 0..<256 {
            let total = Self.word(bytes, fanout + 4 * slot)
            guard total >= previous else { throw Damage("its fan-out table is damaged") }
            previous = total
        }
        count = Int(previous)
        let perObject = version == 2 ? Self.idSize + 8 : Self.idSize + 4
        guard bytes.count >= fanout + Self.fanoutSize + count * perObject + Self.trailerSize else {
            throw Damage("it is cut short")
        }
        self.path = path
        try checkOffsets()
    }

    /// No offset may lead out of the pack, nor out of the table of large ones.
    private func checkOffsets() throws(Damage) {
        let pack = String(path.dropLast("idx".count)) + "pack"
        guard let size = FileBytes.size(pack) else { throw Damage("its pack is not there") }
        let shortTable = version == 2 ? 8 + Self.fanoutSize + count * (Self.idSize + 4) : Self.fanoutSize
        let step = version == 2 ? 4 : Self.idSize + 4
        let large = (bytes.count - Self.trailerSize - (8 + Self.fanoutSize + count * (Self.idSize + 8))) / 8
        for index in 0..<count {
            var offset = UInt64(Self.word(bytes, shortTable + step * index))
            if version == 2, offset & 0x8000_0000 != 0 {
                guard Int(offset & 0x7FFF_FFFF) < large else { throw Damage("an offset in it leads out of its table") }
                offset = UInt64(bitPattern: Int64(self.offset(index)))
            }
            // A pack has a header of 12 bytes and a trailer of 20.
            guard offset >= 12, offset < UInt64(Int.max), offset + 20 < UInt64(size) else {
                throw Damage("an offset in it leads out of its pack")
            }
        }
    }

    /// In the order of the ids.
    func id(_ index: Int) -> ObjectID {
        let start =
            version == 2 ? 8 + Self.fanoutSize + index * Self.idSize : Self.fanoutSize + index * (Self.idSize + 4) + 4
        // The bounds were checked in `init`.
        return bytes.baseAddress.map { ObjectID($0 + start) } ?? .zero
    }

    /// Where the object begins in its pack.
    /// - Parameter index: in the order of the ids.
    func offset(_ index: Int) -> Int {
        guard version == 2 else { return Int(Self.word(bytes, Self.fanoutSize + index * (Self.idSize + 4))) }
        let short = Self.word(bytes, 8 + Self.fanoutSize + count * (Self.idSize + 4) + 4 * index)
        guard short & 0x8000_0000 != 0 else { return Int(short) }
        let start = 8 + Self.fanoutSize + count * (Self.idSize + 8) + 8 * Int(short & 0x7FFF_FFFF)
        // The bounds were checked in `init`; a pack has less than 2^63 bytes.
        return Int(
            truncatingIfNeeded: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)))
    }

    func offset(of id: ObjectID) -> Int? { index(of: id).map(offset) }

    func contains(_ id: ObjectID) -> Bool { index(of: id) != nil }

    /// Place in the order of the ids.
    func index(of id: ObjectID) -> Int? {
        let fanout = version == 2 ? 8 : 0
        let first = id.firstByte
        var low = first == 0 ? 0 : Int(Self.word(bytes, fanout + 4 * (first - 1)))
        var high = Int(Self.word(bytes, fanout + 4 * first))
        while low < high {
            let middle = (low + high) / 2
            let found = self.id(middle)
            if found == id { return middle }
            if found < id { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
        UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    /// Objects whose ids begin with some hexadecimal digits.
    func ids(startingWith digits: some StringProtocol) -> [ObjectID] {
        guard digits.utf8.count <= 40,
            let least = ObjectID(hexadecimal: digits + String(repeating: "0", count: 40 - digits.utf8.count))
        else { return [] }
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if id(middle) < least { low = middle + 1 } else { high = middle }
        }
        return (low..<count).lazy.map(id).prefix { $0.description.hasPrefix(digits) }.map { $0 }
    }
}
