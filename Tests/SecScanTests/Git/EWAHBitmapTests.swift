import Testing

@testable import SecScan

@Suite struct EWAHBitmapTests {
    private static func bytes(_ bits: UInt32, _ words: [UInt64]) -> [UInt8] {
        func big<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
            withUnsafeBytes(of: number.bigEndian) { Array($0) }
        }
        return big(bits) + big(UInt32(words.count)) + words.flatMap(big) + big(UInt32(0))
    }

    /// A running-length word.
    private static func marker(_ bit: UInt64, _ running: UInt64, _ literals: UInt64) -> UInt64 {
        bit | running << 1 | literals << 33
    }

    @Test func nothing() {
        let bytes = Self.bytes(0, [Self.marker(0, 0, 0)])
        let bitmap = EWAHBitmap(bytes[...], limit: 10)
        #expect(bitmap?.positions == [])
        #expect(bitmap?.byteCount == bytes.count)
    }

    @Test func runsAndLiterals() {
        let words = [Self.marker(0, 1, 1), 0b1001, Self.marker(1, 1, 1), 1 << 63]
        let bytes = Self.bytes(256, words)
        let bitmap = EWAHBitmap(([7, 7] + bytes + [9])[2...], limit: 256)
        #expect(bitmap?.positions == [64, 67] + Array(128..<192) + [255])
        #expect(bitmap?.byteCount == bytes.count)
    }

    @Test func aRunEndsWithTheBits() {
        #expect(EWAHBitmap(Self.bytes(70, [Self.marker(1, 2, 0)])[...], limit: 100)?.positions == Array(0..<70))
    }

    @Test func everyCutIsDamage() {
        let bytes = Self.bytes(130, [Self.marker(0, 1, 2), 1, 1])
        #expect(EWAHBitmap(bytes[...], limit: 130) != nil)
        for end in bytes.indices { #expect(EWAHBitmap(bytes[..<end], limit: 130) == nil, "\(end)") }
    }

    @Test(
        "claims beyond the limit are damage, and cost nothing",
        arguments: [
            bytes(1 << 31, [marker(1, 0, 0)]), bytes(64, [marker(1, 0xFFFF_FFFF, 0)]), bytes(64, [marker(0, 0, 5)]),
            bytes(10, [marker(0, 0, 1), 1 << 20]), bytes(64, [marker(0, 0, 0x7FFF_FFFF)]),
        ])
    func claims(bytes: [UInt8]) {
        #expect(EWAHBitmap(bytes[...], limit: 1000) == nil)
    }
}
