internal import CDeflate

/// Numbers and bytes one after the other, the lowest byte first, for a file of our own.
struct BinaryWriter {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }

    mutating func add(_ text: some Collection<UInt8>) {
        add(UInt32(truncatingIfNeeded: text.count))
        bytes += text
    }

    mutating func add(_ id: ObjectID) { withUnsafeBytes(of: id.raw) { bytes += $0 } }

    /// CRC-32 of everything so far.
    var checksum: UInt32 {
        bytes.withUnsafeBytes { UInt32(truncatingIfNeeded: libdeflate_crc32(0, $0.baseAddress, $0.count)) }
    }
}

/// Reads what a `BinaryWriter` wrote; valid while the bytes are.
struct BinaryReader {
    private let bytes: UnsafeRawBufferPointer
    private(set) var position = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// CRC-32 of everything but the last four bytes.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        UInt32(truncatingIfNeeded: libdeflate_crc32(0, bytes.baseAddress, max(0, bytes.count - 4)))
    }

    private mutating func next(_ count: Int) throws(Damage) -> UnsafeRawBufferPointer {
        guard count <= bytes.count - position else { throw Damage("it is cut short") }
        defer { position += count }
        return UnsafeRawBufferPointer(rebasing: bytes[position..<(position + count)])
    }

    mutating func number<Number: FixedWidthInteger & BitwiseCopyable>(_: Number.Type = Number.self) throws(Damage)
        -> Number
    {
        Number(littleEndian: try next(MemoryLayout<Number>.size).loadUnaligned(as: Number.self))
    }

    /// A number of things that take at least `size` bytes each.
    mutating func count(ofSize size: Int) throws(Damage) -> Int {
        let count = Int(try number(UInt32.self))
        guard count <= (bytes.count - position) / size else { throw Damage("it is cut short") }
        return count
    }

    mutating func text() throws(Damage) -> [UInt8] { Array(try next(try count(ofSize: 1))) }

    mutating func id() throws(Damage) -> ObjectID {
        guard let start = try next(20).baseAddress else { throw Damage("it is cut short") }
        return ObjectID(start)
    }
}
