import Testing

@testable import Rules

@Suite struct RuneEntropyTests {
    @Test(arguments: [("", 0.0), ("aaaa", 0), ("ab", 1), ("abcd", 2)])
    func `bits of ordinary text`(text: String, expected: Double) {
        #expect(RuneEntropy.bits(text.utf8) == expected)
    }

    @Test func `characters are divided by bytes`() {
        // Two characters, a quarter of the four bytes each: 2 × 0.25 × 2 bits.
        #expect(RuneEntropy.bits("äö".utf8) == 1)
    }
}
