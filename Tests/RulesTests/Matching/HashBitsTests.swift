import Testing

@testable import Rules

@Suite struct HashBitsTests {
    @Test func whatWasEnteredIsInIt() {
        let bits = HashBits(width: 14)
        defer { bits.deallocate() }
        #expect(bits.wordCount == 1 << 9)
        let entered = (0..<200).map { HashBits.hash($0 * 7919) }
        #expect(entered.allSatisfy { bits.bit($0) == 0 })
        for hash in entered { bits.insert(hash) }
        #expect(entered.allSatisfy { bits.bit($0) == 1 })
        // Of 16,384 bits 200 are set: of so many others some 24 seem to be there.
        let others = (0..<2000).filter { bits.bit(HashBits.hash(3_000_000_000 + $0 * 31)) == 1 }
        #expect(others.count < 60)
    }
}
