import TestSupport
import Testing

@testable import SecScan

@Suite struct BinaryFileTests {
    private static let id = ObjectID(HandmadePack.id(number: 7))

    private func sample() -> [UInt8] {
        var writer = BinaryWriter()
        writer.add(UInt8(1))
        writer.add(UInt16(0x0203))
        writer.add(UInt32.max)
        writer.add(UInt64(0x0102_0304_0506_0708))
        writer.add(Int64(-2))
        writer.add(Array("text".utf8))
        writer.add("".utf8)
        writer.add(Self.id)
        writer.add(UInt32(3))
        writer.add([UInt8](repeating: 9, count: 6)[...])
        return writer.bytes
    }

    private func read(_ bytes: UnsafeRawBufferPointer) throws(Damage) {
        var reader = BinaryReader(bytes)
        #expect(try reader.number(UInt8.self) == 1)
        #expect(try reader.number(UInt16.self) == 0x0203)
        #expect(try reader.number(UInt32.self) == .max)
        #expect(try reader.number(UInt64.self) == 0x0102_0304_0506_0708)
        #expect(try reader.number(Int64.self) == -2)
        #expect(try reader.text() == Array("text".utf8))
        #expect(try reader.text() == [])
        #expect(try reader.id() == Self.id)
        #expect(try reader.count(ofSize: 3) == 3)
        #expect(try reader.text() == [UInt8](repeating: 9, count: 6))
        #expect(reader.position == bytes.count)
    }

    @Test func roundTrip() throws {
        try sample().withUnsafeBytes { try read($0) }
    }

    /// The lowest byte first, a length before a text.
    @Test func theBytes() {
        var writer = BinaryWriter()
        writer.add(UInt32(0x0102_0304))
        writer.add([7, 8] as [UInt8])
        #expect(writer.bytes == [4, 3, 2, 1, 2, 0, 0, 0, 7, 8])
    }

    @Test func cutShort() {
        let bytes = sample()
        for end in bytes.indices {
            #expect(throws: Damage("it is cut short"), "\(end)") {
                try Array(bytes[..<end]).withUnsafeBytes { try read($0) }
            }
        }
    }

    /// What follows may not have room for it; then nothing is made for it either.
    @Test(arguments: [
        (0, 20, 0, true), (1, 20, 19, false), (1, 20, 20, true), (1, 20, 21, true), (2, 20, 39, false),
        (2, 20, 40, true), (3, 1, 3, true), (4, 1, 3, false), (UInt32.max, 1, 50, false), (UInt32.max, 24, 50, false),
    ])
    func counts(claimed: UInt32, size: Int, room: Int, isTaken: Bool) throws {
        var writer = BinaryWriter()
        writer.add(claimed)
        let bytes = writer.bytes + [UInt8](repeating: 0, count: room)
        let count = try? bytes.withUnsafeBytes { bytes in
            var reader = BinaryReader(bytes)
            return try reader.count(ofSize: size)
        }
        #expect(count == (isTaken ? Int(claimed) : nil))
    }

    @Test func checksums() {
        // The check value of CRC-32 (ISO-HDLC).
        var writer = BinaryWriter()
        for byte in "123456789".utf8 { writer.add(byte) }
        #expect(writer.checksum == 0xCBF4_3926)
        let checksum = writer.checksum
        writer.add(checksum)
        #expect(writer.bytes.withUnsafeBytes { BinaryReader.checksum($0) } == checksum)
        for count in 0...4 {
            let zeros = [UInt8](repeating: 0, count: count)
            #expect(zeros.withUnsafeBytes { BinaryReader.checksum($0) } == 0)
        }
    }
}
