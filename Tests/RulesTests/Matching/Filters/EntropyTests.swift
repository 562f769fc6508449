import TestSupport
import Testing

@testable import Rules

@Suite("Entropy")
struct EntropyTests {
    @Test(
        "known values",
        arguments: [
            ("", 0), ("a", 0), ("aaaaaaaa", 0), ("ab", 1), ("aabb", 1), ("abcd", 2), ("aab", 0.918295834),
            ("abracadabra", 2.0403733937),
            ("0123456789abcdef", 4), ("Mississippi", 1.8230679823),
        ])
    func known(text: String, bits: Double) {
        let found = withBytes(text, Entropy.bitsPerByte)
        #expect(abs(found - bits) < 1e-8)
    }

    @Test("all bytes once are eight bits, whatever their order")
    func allBytes() {
        var random = SeededGenerator(seed: 61)
        let bytes = Array(0...255 as ClosedRange<UInt8>).shuffled(using: &random)
        #expect(abs(bytes.withUnsafeBytes(Entropy.bitsPerByte) - 8) < 1e-12)
    }

    @Test("lies between 0 and the logarithm of the length", arguments: 1...64)
    func bounds(length: Int) {
        var random = SeededGenerator(seed: UInt64(length))
        let value = random.bytes(length).withUnsafeBytes(Entropy.bitsPerByte)
        var capacity = 0.0
        while Double(1 << Int(capacity)) < Double(length) { capacity += 1 }
        #expect(value >= 0 && value <= capacity + 1e-9)
    }
}
