import Rules
import Testing

@testable import ProxyTokens

@Suite("Random tokens")
struct RandomTokenTests {
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    /// A remainder of a random byte would make eight characters a quarter more frequent: here ten standard deviations. Six are passed by
    /// chance once in millions of runs.
    @Test("every character is as likely as the others", arguments: ProxyToken.allCases)
    func distribution(format: ProxyToken) {
        var random = SystemRandomNumberGenerator()
        var counts = [Int](repeating: 0, count: 256)
        var drawn = 0
        while drawn < 160_000 {
            let token = RandomToken.make(format, head: "pgm_", using: &random)
            for byte in token[4..<(4 + format.randomCount)] { counts[Int(byte)] += 1 }
            drawn += format.randomCount
        }
        let mean = Double(drawn) / 62
        let deviation = (mean * 61 / 62).squareRoot()
        for byte in Self.alphabet {
            #expect(abs(Double(counts[Int(byte)]) - mean) < 6 * deviation, "\(byte): \(counts[Int(byte)]) of \(mean)")
        }
        #expect(Self.alphabet.reduce(0) { $0 + counts[Int($1)] } == drawn)
    }

    @Test("every place of a token takes every character")
    func places() {
        var random = SystemRandomNumberGenerator()
        var seen = [Set<UInt8>](repeating: [], count: 32)
        for _ in 0..<5_000 {
            for (place, byte) in RandomToken.make(.client, head: "pg_t", using: &random)[4..<36].enumerated() {
                seen[place].insert(byte)
            }
        }
        #expect(seen.allSatisfy { $0.count == 62 })
    }

    @Test("no two of many are equal")
    func distinct() {
        var random = SystemRandomNumberGenerator()
        let tokens = (0..<5_000).map { _ in RandomToken.make(.client, head: "pg_t", using: &random) }
        #expect(Set(tokens).count == tokens.count)
    }

    @Test("a collection is read no further than one byte behind a token")
    func bounded() {
        let endless = Counted(length: 1_000_000)
        #expect(RandomToken.checked(endless, .client) == nil)
        #expect(endless.reads.highest <= ProxyToken.client.count + 1)
    }
}

/// Many bytes that know how far they were read.
private struct Counted: Collection {
    final class Reads {
        var highest = 0
    }

    let length: Int
    let reads = Reads()
    var startIndex: Int { 0 }
    var endIndex: Int { length }
    func index(after index: Int) -> Int { index + 1 }
    subscript(index: Int) -> UInt8 {
        reads.highest = Swift.max(reads.highest, index)
        return UInt8(ascii: "a")
    }
}
