import TestSupport
import Testing

@testable import Rules

@Suite struct ByteScanTests {
    @Test func everyPlace() {
        for sign in "%\\&".utf8 {
            for place in 0..<40 {
                var text = [UInt8](repeating: UInt8(ascii: "'"), count: 40)
                text[place] = sign
                text.withUnsafeBytes { bytes in
                    var cursor = SignCursor(bytes, to: 40)
                    #expect(cursor.first(from: 0) == place && cursor.first(from: place) == place)
                    #expect(cursor.first(from: place + 1) == nil && cursor.first(from: 40) == nil)
                    cursor = SignCursor(bytes, to: place)
                    #expect(cursor.first(from: 0) == nil)
                    #expect(ByteScan.first(sign, in: bytes, from: 0) == place)
                    #expect(ByteScan.first(sign, in: bytes, from: place + 1) == nil)
                    #expect(ByteScan.last(sign, in: bytes, before: 40) == place)
                    #expect(ByteScan.last(sign, in: bytes, before: place) == nil)
                }
            }
        }
    }

    /// No other byte is taken for a sign.
    @Test func otherBytes() {
        let others = (0...255).map { UInt8($0) }.filter { !"%\\&".utf8.contains($0) }
        others.withUnsafeBytes { bytes in
            var cursor = SignCursor(bytes, to: bytes.count)
            #expect(cursor.first(from: 0) == nil)
        }
    }

    /// Every sign of a text in turn, as looking at each byte finds them.
    @Test func oneAfterTheOther() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<200 {
            let text = random.bytes(Int.random(in: 0...90, using: &random), from: Array("ab%\\&".utf8))
            let signs = text.indices.filter { "%\\&".utf8.contains(text[$0]) }
            text.withUnsafeBytes { bytes in
                var cursor = SignCursor(bytes, to: bytes.count)
                var found: [Int] = []
                while let place = cursor.first(from: (found.last ?? -1) + 1) { found.append(place) }
                #expect(found == signs)
            }
        }
    }

    @Test(arguments: [
        ("a\0b\0c\0d\0", true), ("\0a\0b\0c\0d", true), ("a\0b\0c\0d\u{1}", false), ("\0\0\0\0\0\0\0\0", false),
        ("abcdefgh", false), ("a\0\0b\0c\0d", false), ("\0a\0b\0\0\0d", true),
    ])
    func wide(text: String, isWide: Bool) {
        #expect(Array(text.utf8).withUnsafeBytes { ByteScan.mayBeWide($0, 0) } == isWide)
    }

    /// Every byte at every place, between others of either kind.
    @Test func eightAtATime() {
        for byte in UInt8.min...UInt8.max {
            for place in 0..<8 {
                var word = Array("aZ0_/+-9".utf8)
                word[place] = byte
                let expected: UInt64 = EncodedRun.isCharacter(byte) ? 0 : 0x80 << (8 * place)
                #expect(word.withUnsafeBytes { ByteScan.outsideBase64($0, 0) } == expected, "\(byte) at \(place)")
                let far = word.withUnsafeBytes { ByteScan.farFromBase64($0, 0) }
                #expect(far & ~expected == 0 && (far != 0 || byte >= 0x2B), "\(byte) at \(place)")
            }
        }
        for byte in UInt8.min...UInt8.max where !EncodedRun.isCharacter(byte) {
            for place in 0..<8 {
                var word = [UInt8](repeating: byte, count: 8)
                word[place] = UInt8(ascii: "a")
                let expected: UInt64 = 0x8080_8080_8080_8080 & ~(0x80 << (8 * UInt64(place)))
                #expect(word.withUnsafeBytes { ByteScan.outsideBase64($0, 0) } == expected)
            }
        }
    }

    @Test func nothing() {
        let empty = UnsafeRawBufferPointer(start: nil, count: 0)
        #expect(ByteScan.first(1, in: empty, from: 0) == nil && ByteScan.last(1, in: empty, before: 0) == nil)
    }
}
