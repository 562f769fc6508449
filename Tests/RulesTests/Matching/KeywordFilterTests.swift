import TestSupport
import Testing

@testable import Rules

@Suite("KeywordFilter")
struct KeywordFilterTests {
    struct Hit: Hashable, Comparable, CustomStringConvertible {
        var offset: Int
        var keyword: Int
        static func < (left: Hit, right: Hit) -> Bool { (left.offset, left.keyword) < (right.offset, right.keyword) }
        var description: String { "\(keyword)@\(offset)" }
    }

    private static func hits(_ filter: KeywordFilter, _ bytes: [UInt8], _ range: Range<Int>? = nil) -> [Hit] {
        var hits: [KeywordFilter.Hit] = []
        bytes.withUnsafeBytes { filter.appendHits(in: $0, range: range ?? 0..<bytes.count, to: &hits) }
        return hits.map { Hit(offset: $0.offset, keyword: $0.keyword) }
    }

    /// Compares at every place.
    private static func naive(_ keywords: [KeywordFilter.Keyword], _ bytes: [UInt8], _ range: Range<Int>) -> [Hit] {
        func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }
        var hits: [Hit] = []
        for (index, keyword) in keywords.enumerated() {
            let wanted = keyword.ignoresCase ? keyword.bytes.map(lowered) : keyword.bytes
            guard range.count >= wanted.count else { continue }
            for offset in range.lowerBound...(range.upperBound - wanted.count) {
                var step = 0
                while step < wanted.count {
                    let byte = bytes[offset + step]
                    guard (keyword.ignoresCase ? lowered(byte) : byte) == wanted[step] else { break }
                    step += 1
                }
                if step == wanted.count { hits.append(Hit(offset: offset, keyword: index)) }
            }
        }
        return hits.sorted()
    }

    /// A keyword of any bytes, built past the text initialiser.
    private static func keyword(_ bytes: [UInt8], _ ignoresCase: Bool) -> KeywordFilter.Keyword {
        var keyword = KeywordFilter.Keyword("", ignoresCase: ignoresCase)
        keyword.bytes = ignoresCase ? bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 } : bytes
        return keyword
    }

    /// From two letters, where nearly everything overlaps, to all bytes.
    private static let alphabets: [[UInt8]] = [
        Array("aA".utf8), Array("abAB_".utf8), Array("@`[{é ".utf8), Array(0...255),
        [0x00, 0x20, 0x80, 0xA0, 0xFF, 0xDF],
        Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-".utf8),
    ]

    @Test("equals a naive search on random sets of keywords", arguments: 0..<60)
    func equalsNaive(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for round in 0..<50 {
            let alphabet = Self.alphabets[(Int(seed) + round) % Self.alphabets.count]
            let keywords = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                let length =
                    Bool.random(using: &random)
                    ? Int.random(in: 3...6, using: &random) : Int.random(in: 3...40, using: &random)
                return Self.keyword(random.bytes(length, from: alphabet), Bool.random(using: &random))
            }
            var text = random.bytes(Int.random(in: 0...120, using: &random), from: alphabet)
            // Keywords in random case, side by side and over each other, at the start and the end too.
            for _ in 0..<4 {
                guard let keyword = keywords.randomElement(using: &random) else { continue }
                let written = keyword.bytes.map { byte in
                    keyword.ignoresCase && (0x61...0x7A).contains(byte) && Bool.random(using: &random)
                        ? byte - 0x20 : byte
                }
                switch Int.random(in: 0..<3, using: &random) {
                case 0: text.insert(contentsOf: written, at: 0)
                case 1: text += written
                default: text.replaceSubrange(0..<min(text.count, 2), with: written)
                }
            }
            let filter = KeywordFilter(keywords)
            let lower = Int.random(in: 0...text.count, using: &random)
            for range in [0..<text.count, lower..<Int.random(in: lower...text.count, using: &random)] {
                #expect(
                    Self.hits(filter, text, range).sorted() == Self.naive(keywords, text, range),
                    "seed \(seed), round \(round), \(range)")
            }
        }
    }

    @Test("a large set: every keyword is found once in a text of all of them", arguments: [1_000, 5_000])
    func largeSet(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        var seen: Set<[UInt8]> = []
        while seen.count < count {
            seen.insert(random.bytes(Int.random(in: 4...20, using: &random), from: Alphabet.base36.bytes))
        }
        let keywords = seen.sorted { $0.lexicographicallyPrecedes($1) }.map { Self.keyword($0, false) }
        var text: [UInt8] = []
        var expected: Set<Hit> = []
        for (index, keyword) in keywords.enumerated() {
            expected.insert(Hit(offset: text.count, keyword: index))
            text += keyword.bytes + Array("|".utf8)
        }
        let hits = Self.hits(KeywordFilter(keywords), text)
        #expect(expected.isSubset(of: hits))
        // Others are keywords inside keywords.
        for hit in hits { #expect(text[hit.offset...].starts(with: keywords[hit.keyword].bytes)) }
        #expect(Set(hits).count == hits.count)
    }

    @Test("keywords whose pieces share a hash, a bucket or all bytes but their case")
    func collisions() {
        // 65,536 four-byte texts on a table of 2^18 bits: thousands share a bucket.
        let letters = Array("abcdefghijklmnop".utf8)
        var keywords: [KeywordFilter.Keyword] = []
        for a in letters {
            for b in letters { for c in letters { keywords.append(Self.keyword([a, b, c, 0x5F], false)) } }
        }
        keywords += keywords.prefix(256).map { Self.keyword($0.bytes.map { $0 ^ 0x20 }, false) }
        var random = SeededGenerator(seed: 7)
        let text = random.bytes(6_000, from: letters + Array("__ABC\u{7F}".utf8))
        let indexes = Dictionary(uniqueKeysWithValues: keywords.enumerated().map { ($1.bytes, $0) })
        let expected = (0...(text.count - 4)).compactMap { offset in
            indexes[Array(text[offset..<(offset + 4)])].map { Hit(offset: offset, keyword: $0) }
        }
        #expect(expected.count > 100)
        #expect(Self.hits(KeywordFilter(keywords), text).sorted() == expected)
    }

    @Test(
        "three bytes at the start, in the middle, at the end, and alone",
        arguments: ["abc", "abcx", "xabc", "xxabcxx", "abcabc", "ab", "xxab", "ABC", "xABC"])
    func threeBytes(text: String) {
        let keywords = [
            KeywordFilter.Keyword("abc", ignoresCase: false), KeywordFilter.Keyword("ABC", ignoresCase: true),
        ]
        let bytes = Array(text.utf8)
        #expect(Self.hits(KeywordFilter(keywords), bytes).sorted() == Self.naive(keywords, bytes, 0..<bytes.count))
    }

    @Test("any byte may follow a three-byte keyword", arguments: 0...255 as ClosedRange<UInt8>)
    func anyByteFollows(byte: UInt8) {
        let filter = KeywordFilter([KeywordFilter.Keyword("key", ignoresCase: true)])
        #expect(Self.hits(filter, Array("Key".utf8) + [byte]) == [Hit(offset: 0, keyword: 0)])
    }

    @Test("empty input, empty ranges, no keywords")
    func nothing() {
        let filter = KeywordFilter([KeywordFilter.Keyword("abc", ignoresCase: false)])
        #expect(Self.hits(filter, []).isEmpty)
        let text = Array("abcabc".utf8)
        for start in 0...6 { #expect(Self.hits(filter, text, start..<start).isEmpty) }
        #expect(Self.hits(filter, text, 1..<5).isEmpty)
        #expect(Self.hits(filter, text, 3..<6) == [Hit(offset: 3, keyword: 0)])
        #expect(Self.hits(KeywordFilter([]), text).isEmpty)
        #expect(KeywordFilter([]).pieceLead == 0 && KeywordFilter([]).pieceTail == 0)
    }

    @Test("bytes outside of the range are not looked at")
    func outsideOfRange() {
        let filter = KeywordFilter([
            KeywordFilter.Keyword("abcd", ignoresCase: false), KeywordFilter.Keyword("bcd", ignoresCase: false),
        ])
        let text = Array("abcd".utf8)
        #expect(Self.hits(filter, text, 1..<4) == [Hit(offset: 1, keyword: 1)])
        #expect(Self.hits(filter, text, 0..<3).isEmpty)
    }

    @Test("offsets of one keyword ascend, overlaps included")
    func ascending() {
        let filter = KeywordFilter([
            KeywordFilter.Keyword("aaa", ignoresCase: false), KeywordFilter.Keyword("aaaaa", ignoresCase: true),
        ])
        let hits = Self.hits(filter, Array(repeating: 0x61, count: 30))
        #expect(hits.filter { $0.keyword == 0 }.map(\.offset) == Array(0...27))
        #expect(hits.filter { $0.keyword == 1 }.map(\.offset) == Array(0...25))
    }

    @Test(
        "a text longer than what is filtered at a time, keywords over the seams",
        arguments: [4_090, 4_096, 8_192, 8_200, 20_000])
    func longText(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        let keywords = [("abc", false), ("BCA", true), ("cabbac", false), ("aaaab", true)].map {
            KeywordFilter.Keyword($0, ignoresCase: $1)
        }
        let text = random.bytes(count, from: Array("abcA".utf8))
        for range in [0..<count, 1..<count, 4..<(count - 1)] {
            #expect(Self.hits(KeywordFilter(keywords), text, range).sorted() == Self.naive(keywords, text, range))
        }
    }

    @Test("hits are appended to what is there")
    func appends() {
        var hits = [KeywordFilter.Hit(keyword: 9, offset: 9)]
        withBytes("xabc") {
            KeywordFilter([KeywordFilter.Keyword("abc", ignoresCase: false)]).appendHits(
                in: $0, range: 0..<4, to: &hits)
        }
        #expect(hits == [KeywordFilter.Hit(keyword: 9, offset: 9), KeywordFilter.Hit(keyword: 0, offset: 1)])
    }

    @Test("the same keyword twice is reported for both")
    func twice() {
        let filter = KeywordFilter([
            KeywordFilter.Keyword("abcd", ignoresCase: false), KeywordFilter.Keyword("abcd", ignoresCase: false),
        ])
        #expect(
            Self.hits(filter, Array("abcd".utf8)).sorted() == [Hit(offset: 0, keyword: 0), Hit(offset: 0, keyword: 1)])
    }

    @Test("a keyword without case is kept in lower case, one with case as it is")
    func keywords() {
        #expect(KeywordFilter.Keyword("AbÉ", ignoresCase: true).bytes == Array("abÉ".utf8))
        #expect(KeywordFilter.Keyword("AbÉ", ignoresCase: false).bytes == Array("AbÉ".utf8))
    }

    /// How far pieces lie from the ends of their keywords decides what is searched around a change.
    @Test("pieces lie near both ends", arguments: [(3, 0, 3), (4, 0, 4), (9, 5, 9), (12, 4, 10), (60, 50, 10)])
    func pieces(length: Int, lead: Int, tail: Int) {
        var generator = SeededGenerator(seed: UInt64(length))
        for _ in 0..<20 {
            let text = String(
                decoding: generator.bytes(length, from: Array("abcdefghijklmnop0123".utf8)), as: UTF8.self)
            let filter = KeywordFilter([KeywordFilter.Keyword(text, ignoresCase: false)])
            #expect(filter.pieceLead <= lead && filter.pieceTail <= tail)
        }
    }

    @Test("around a change every occurrence that touches it is found", arguments: 0..<40)
    func around(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("abcA ".utf8)
        let keywords = (0..<30).map { _ in
            let bytes = generator.bytes(.random(in: 3...50, using: &generator), from: alphabet)
            let length = Bool.random(using: &generator) ? min(bytes.count, 5) : bytes.count
            return KeywordFilter.Keyword(
                String(decoding: bytes.prefix(length), as: UTF8.self), ignoresCase: .random(using: &generator))
        }
        let filter = KeywordFilter(keywords)
        var text: [UInt8] = []
        while text.count < 300 {
            text +=
                Bool.random(using: &generator)
                ? keywords.randomElement(using: &generator)?.bytes ?? []
                : generator.bytes(.random(in: 0...6, using: &generator), from: alphabet)
        }
        let all = Set(Self.hits(filter, text))
        for _ in 0..<40 {
            let start = Int.random(in: 0...text.count, using: &generator)
            let end = Int.random(in: start...min(text.count, start + 20), using: &generator)
            var hits: [KeywordFilter.Hit] = []
            text.withUnsafeBytes { filter.appendHits(in: $0, around: start..<end, to: &hits) }
            let found = Set(hits.map { Hit(offset: $0.offset, keyword: $0.keyword) })
            #expect(found.isSubset(of: all) && found.count == hits.count)
            let touching = all.filter { hit in
                let last = hit.offset + keywords[hit.keyword].bytes.count
                return start == end ? hit.offset < start && last > start : hit.offset < end && last > start
            }
            #expect(found.isSuperset(of: touching))
        }
    }
}
