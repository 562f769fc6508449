import TestSupport
import Testing

@testable import Rules

@Suite("PackedNumbers")
struct PackedNumbersTests {
    private static func read(_ text: String) -> [Int] {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            var reader = PackedNumbers.Reader(bytes)
            var numbers: [Int] = []
            while !reader.isAtEnd { numbers.append(reader.next()) }
            return numbers
        }
    }

    @Test(
        "six bits a character, the lowest first",
        arguments: [
            ([], ""), ([0], "\0"), ([63], "?"), ([64], "@\u{1}"), ([65, 1], "A\u{1}\u{1}"), ([4096], "@@\u{1}"),
        ])
    func encoded(numbers: [Int], text: String) {
        #expect(PackedNumbers.encode(numbers) == text)
        #expect(Self.read(text) == numbers)
    }

    @Test("what was encoded is read again, and is ASCII", arguments: 0..<20)
    func roundTrip(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let numbers = (0..<200).map { _ in
            Int.random(in: 0...(.max >> Int.random(in: 0..<63, using: &random)), using: &random)
        }
        let text = PackedNumbers.encode(numbers)
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        #expect(Self.read(text) == numbers)
    }
}
