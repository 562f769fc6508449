import TestSupport
import Testing

@testable import Rules

@Suite struct EncodedRunTests {
    private func decoded(_ run: String, isPadded: Bool = false) -> String? {
        let found = Array(run.utf8).withUnsafeBytes { EncodedRun.decoded($0, isPadded: isPadded) }
        return found.map { "\($0.0.rawValue) \(String(decoding: $0.1, as: UTF8.self))" }
    }

    @Test func base64() {
        #expect(decoded("dTdpNG8wcDl1N2k0") == "base64 u7i4o0p9u7i4")
        #expect(decoded("dTdpNG8wcDl1N2k", isPadded: true) == nil, "too short")
        #expect(decoded("dTdpNG8wcDl1N2k0eA") == "base64 u7i4o0p9u7i4x")
        #expect(decoded("dTdpNG8wcDl1N2k0e") == nil, "no such length")
        #expect(decoded("P2M-YWE_YmI-Y2M9") == "base64 ?c>aa?bb>cc=")
        #expect(decoded("P2M+YWE/YmI+Y2M9") == "base64 ?c>aa?bb>cc=")
        #expect(decoded("P2M+YWE_YmI+Y2M9") == nil, "two alphabets")
    }

    /// What words of a program may be by chance.
    @Test(arguments: ["getUserAuthentication", "some_long_name_of_a_thing", "abcdefghabcdefgh", "ABCDEFGHABCDEFGH"])
    func words(run: String) { #expect(decoded(run) == nil) }

    @Test func otherScripts() {
        // 'pässwörter 7 sind da' as UTF-8, 'pässwörter' as Latin-1, which is no UTF-8.
        #expect(decoded("cMOkc3N3w7ZydGVyIDcgc2luZCBkYQ") == "base64 pässwörter 7 sind da")
        #expect(decoded("cMOkc3N3w7ZydGVyIDcgc2luZA") == nil, "eleven letters in a row")
        #expect(decoded("cORzc3f2cnRlciA3IHNpbmQh") == nil)
    }

    /// Wherever the groups of four begin, and whatever stands around: the test of eight characters misses no run that counts.
    @Test func windowsOfRuns() {
        var random = SeededGenerator(seed: 7)
        let plain = (UInt8(0x20)...0x7E).map { $0 } + [0x0A, 0x09, 0x0D]
        for _ in 0..<3000 {
            let text = random.bytes(EncodedRun.leastPlain + Int.random(in: 0...20, using: &random), from: plain)
            // Other scripts around it.
            let front = Array(String(repeating: "é", count: Int.random(in: 4...7, using: &random)).utf8)
            let content =
                front + text + Array(String(repeating: "ж", count: Int.random(in: 0...5, using: &random)).utf8)
            for run in [ReferenceEncoding.base64(content), ReferenceEncoding.hex(text)] {
                let run = Array(run.utf8.filter { $0 != UInt8(ascii: "=") })
                for start in 0..<8 {
                    let passes = run.withUnsafeBytes { bytes in
                        stride(from: start, to: run.count - 7, by: 8).contains { EncodedRun.mayHoldText(bytes, $0) }
                    }
                    #expect(passes, "\(String(decoding: run, as: UTF8.self)) from \(start)")
                }
            }
        }
    }

    @Test(arguments: ["src/main", "spring-b", "--------", "________", "deadbeef", "AAAAAAAA", "identifi"])
    func windowsOfWords(word: String) {
        #expect(!Array(word.utf8).withUnsafeBytes { EncodedRun.mayHoldText($0, 0) })
    }

    @Test func bytesAtTheEnd() {
        // A last byte of 1.
        #expect(decoded("dTdpNG8wcDl1N2k0AQ") == nil)
    }

    @Test func hex() {
        #expect(decoded("7537693" + "46f307039753769346f307039") == "hex u7i4o0p9u7i4o0p9")
        #expect(decoded("7537693" + "46F307039753769346F307039") == "hex u7i4o0p9u7i4o0p9")
        #expect(decoded("753769346f3070397537693") == nil, "too short")
        #expect(decoded("d41d8cd98f00b204e9800998ecf8427e") == nil, "a digest")
    }

    @Test func characters() {
        let characters = (0...255).filter { EncodedRun.isCharacter(UInt8($0)) }
        #expect(characters.count == 66)
        #expect("azAZ09+/-_".utf8.allSatisfy(EncodedRun.isCharacter) && !EncodedRun.isCharacter(UInt8(ascii: "=")))
    }
}
