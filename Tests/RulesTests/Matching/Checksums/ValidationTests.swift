import TestSupport
import Testing

@testable import Rules

@Suite("Validation")
struct ValidationTests {
    @Test("valid values of every case pass", arguments: Validation.allCases)
    func valid(validation: Validation) {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<200 {
            let token = TokenForge.token(validation, &random)
            #expect(validation.check(Array(token.utf8)) == TokenForge.outcome(validation), "\(validation): \(token)")
        }
    }

    @Test("one changed character fails, wherever the checksum protects it", arguments: Validation.allCases)
    func changed(validation: Validation) {
        var random = SeededGenerator(seed: 12)
        for _ in 0..<10 {
            let token = TokenForge.token(validation, &random)
            for index in TokenForge.protected(validation, token) {
                var bytes = Array(token.utf8)
                // Another character of the same kind, and not the same letter in the other case.
                let pool = Alphabet.hex.bytes.filter { $0 != bytes[index] | 0x20 && $0 != bytes[index] }
                bytes[index] = pool[Int.random(in: 0..<pool.count, using: &random)]
                if bytes[index] == UInt8(ascii: ".")
                    || token.utf8.contains(UInt8(ascii: ".")) && Array(token.utf8)[index] == UInt8(ascii: ".")
                {
                    continue
                }
                #expect(validation.check(bytes) != .holds, "\(validation): position \(index) of \(token)")
            }
        }
    }

    @Test("two swapped neighbours fail", arguments: [Validation.github, .npm, .grafana, .atlassian, .gitlabRoutable])
    func swapped(validation: Validation) {
        var random = SeededGenerator(seed: 13)
        for _ in 0..<50 {
            var bytes = Array(TokenForge.token(validation, &random).utf8)
            guard bytes[20] != bytes[21] else { continue }
            bytes.swapAt(20, 21)
            #expect(validation.check(bytes) == .fails)
        }
    }

    @Test("random values of the right shape do not pass", arguments: Validation.allCases)
    func chance(validation: Validation) {
        var random = SeededGenerator(seed: 14)
        for _ in 0..<2_000 {
            let length = TokenForge.token(validation, &random).utf8.count
            #expect(validation.check(random.bytes(length, from: Alphabet.base62.bytes)) != .holds)
        }
    }

    @Test("bytes of any kind and length trap nowhere", arguments: Validation.allCases)
    func hostile(validation: Validation) {
        var random = SeededGenerator(seed: 15)
        let alphabets = [
            Array(0...255), Alphabet.base64url.bytes, Array("._-=\n".utf8), Array("-----BEGIN \\n: =A".utf8), [0xFF],
            [0x3D],
        ]
        for length in 0...200 {
            for alphabet in alphabets {
                let outcome = validation.check(random.bytes(length, from: alphabet))
                #expect(outcome != .holds)
            }
            // The beginning of a good value, and a good value with noise behind.
            let token = Array(TokenForge.token(validation, &random).utf8)
            _ = validation.check(Array(token.prefix(length)))
            _ = validation.check(token + random.bytes(length))
        }
    }

    @Test(
        "a value of another length is judged by nothing",
        arguments: [Validation.github, .npm, .githubFineGrained, .grafana, .confluent, .proxyguard])
    func otherLength(validation: Validation) {
        var random = SeededGenerator(seed: 16)
        let token = Array(TokenForge.token(validation, &random).utf8)
        #expect(validation.check(token + [0x41]) == .plausible)
        #expect(validation.check(token.dropLast()) == .plausible)
    }

    @Test("rule files name the cases as documented")
    func names() throws {
        let documentation = try RepositoryTree.text("docs/writing-rules.md")
        for validation in Validation.allCases {
            #expect(
                documentation.contains("`\(validation.rawValue)`"),
                "docs/writing-rules.md does not name \(validation.rawValue)")
        }
    }
}
