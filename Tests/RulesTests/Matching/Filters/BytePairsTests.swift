import TestSupport
import Testing

@testable import Rules

@Suite("BytePairs")
struct BytePairsTests {
    private static let words: [StaticString] = ["key", "example", "xxx", "_here", "your ", "abc", "bca"]

    @Test("never says no where the word is there", arguments: 0..<50)
    func complete(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for word in Self.words {
            var text = random.bytes(Int.random(in: 0...30, using: &random), from: Alphabet.base36.bytes)
            text.insert(contentsOf: Array("\(word)".utf8), at: Int.random(in: 0...text.count, using: &random))
            #expect(text.withUnsafeBytes { BytePairs(of: $0).mayHold(word) })
        }
    }

    @Test("says no of most words that are not there", arguments: ["", "k", "ke", "kxey", "yek", "eaxmple"])
    func absent(text: String) {
        #expect(withBytes(text) { bytes in !Self.words.contains { BytePairs(of: bytes).mayHold($0) } })
    }
}
