/// Finds every occurrence of thousands of literals in one pass over the bytes.
///
/// Of each literal one four-byte piece, chosen to be rare, is entered into a bit table by its hash, letters folded to lower case.
/// The scan hashes the four bytes at every position and looks further only where the bit is set: a load, a multiplication and a
/// bit test a byte, whatever the number of literals. `docs/performance.md` compares it with Hyperscan.
public final class KeywordFilter: @unchecked Sendable {
    // Unchecked: the tables are written in `init` and only read afterwards.

    public struct Keyword: Hashable, Sendable {
        public var bytes: [UInt8]
        public var ignoresCase: Bool

        public init(_ text: String, ignoresCase: Bool) {
            let folded = ignoresCase ? text.utf8.map(ASCII.lowercased) : Array(text.utf8)
            self.bytes = folded
            self.ignoresCase = ignoresCase
        }
    }

    /// Shortest literal that can be looked for.
    public static let minimumLength = 3

    public let keywords: [Keyword]
    public let longest: Int

    private static let tableBits: UInt32 = 18
    private static let bucketBits: UInt32 = 14
    private static let gramLength = 4

    private let table: UnsafeMutablePointer<UInt32>
    /// Entries of bucket b are `entries[bucketStarts[b] ..< bucketStarts[b + 1]]`.
    private let bucketStarts: UnsafeMutablePointer<UInt32>
    private let entries: UnsafeMutablePointer<Entry>
    /// Every keyword's bytes end to end.
    private let literals: UnsafeMutablePointer<UInt8>

    private struct Entry {
        /// The piece, folded; of a three-byte keyword the last byte stands for any.
        var gram: UInt32
        var mask: UInt32
        var keyword: UInt32
        /// Where in the keyword the piece begins.
        var gramOffset: UInt16
        var length: UInt16
        var literal: UInt32
        var ignoresCase: Bool
    }

    /// - Precondition: every keyword has at least `minimumLength` bytes.
    public init(_ keywords: [Keyword]) {
        self.keywords = keywords
        longest = keywords.map(\.bytes.count).max() ?? 0

        table = .allocate(capacity: 1 << (Self.tableBits - 5))
        table.initialize(repeating: 0, count: 1 << (Self.tableBits - 5))

        var placed: [(bucket: Int, entry: Entry)] = []
        var pool: [UInt8] = []
        for (index, keyword) in keywords.enumerated() {
            precondition(keyword.bytes.count >= Self.minimumLength, "keyword too short")
            let offset = Self.rarestGram(of: keyword.bytes)
            var entry = Entry(
                gram: 0, mask: .max, keyword: UInt32(index), gramOffset: UInt16(offset),
                length: UInt16(keyword.bytes.count), literal: UInt32(pool.count), ignoresCase: keyword.ignoresCase)
            pool += keyword.bytes
            let gram = (0..<Self.gramLength).reduce(UInt32(0)) { sum, step in
                let byte = offset + step < keyword.bytes.count ? keyword.bytes[offset + step] : 0
                return sum | UInt32(byte) << (8 * UInt32(step))
            }
            entry.gram = Self.fold(gram)
            if keyword.bytes.count >= Self.gramLength {
                placed.append((Self.bucket(Self.hash(entry.gram)), entry))
            } else {
                // Any byte may follow a three-byte keyword.
                entry.mask = 0x00FF_FFFF
                entry.gram &= entry.mask
                for last in Set((0...255).map { UInt32($0) | 0x20 }) {
                    let full = entry.gram | last << 24
                    placed.append((Self.bucket(Self.hash(full)), entry))
                    Self.set(table, Self.hash(full))
                }
                continue
            }
            Self.set(table, Self.hash(entry.gram))
        }

        placed.sort { ($0.bucket, $0.entry.keyword) < ($1.bucket, $1.entry.keyword) }
        var unique: [(bucket: Int, entry: Entry)] = []
        for item in placed where unique.last.map({ ($0.bucket, $0.entry.keyword) != (item.bucket, item.entry.keyword) }) ?? true {
            unique.append(item)
        }
        let buckets = 1 << Int(Self.bucketBits)
        bucketStarts = .allocate(capacity: buckets + 1)
        bucketStarts.initialize(repeating: 0, count: buckets + 1)
        for item in unique { bucketStarts[item.bucket + 1] += 1 }
        for bucket in 0..<buckets { bucketStarts[bucket + 1] += bucketStarts[bucket] }
        entries = .allocate(capacity: max(1, unique.count))
        for (index, item) in unique.enumerated() { (entries + index).initialize(to: item.entry) }
        literals = .allocate(capacity: max(1, pool.count))
        for (index, byte) in pool.enumerated() { (literals + index).initialize(to: byte) }
    }

    deinit {
        table.deallocate()
        bucketStarts.deallocate()
        entries.deallocate()
        literals.deallocate()
    }

    /// Calls `body` with the keyword's index and the offset of its first byte for every occurrence that lies within `range`.
    ///
    /// Within one keyword offsets ascend; occurrences may overlap.
    @inline(__always)
    public func forEachHit(
        in bytes: UnsafeRawBufferPointer, range: Range<Int>, _ body: (_ keyword: Int, _ offset: Int) -> Void
    ) {
        guard range.count >= Self.minimumLength, let base = bytes.baseAddress else { return }
        var position = range.lowerBound
        let lastGram = range.upperBound - Self.gramLength
        while position <= lastGram {
            let gram = Self.fold(base.loadUnaligned(fromByteOffset: position, as: UInt32.self))
            let hash = Self.hash(gram)
            if table[Int(hash >> 5)] & (1 << (hash & 31)) != 0 {
                verify(gram, hash, base, position, range, body)
            }
            position += 1
        }
        // A three-byte keyword at the very end has no fourth byte to load.
        if position == range.upperBound - 3, position >= range.lowerBound {
            var gram: UInt32 = 0
            for step in 0..<3 { gram |= UInt32(bytes[position + step]) << (8 * UInt32(step)) }
            gram = Self.fold(gram)
            verify(gram, Self.hash(gram), base, position, range, body)
        }
    }

    @inline(never)
    private func verify(
        _ gram: UInt32, _ hash: UInt32, _ base: UnsafeRawPointer, _ position: Int, _ range: Range<Int>,
        _ body: (_ keyword: Int, _ offset: Int) -> Void
    ) {
        let bucket = Self.bucket(hash)
        var index = Int(bucketStarts[bucket])
        let end = Int(bucketStarts[bucket + 1])
        while index < end {
            let entry = entries[index]
            index += 1
            guard entry.gram == gram & entry.mask else { continue }
            let start = position - Int(entry.gramOffset)
            guard start >= range.lowerBound, start + Int(entry.length) <= range.upperBound else { continue }
            if matches(entry, base + start) { body(Int(entry.keyword), start) }
        }
    }

    private func matches(_ entry: Entry, _ text: UnsafeRawPointer) -> Bool {
        let literal = literals + Int(entry.literal)
        let text = text.assumingMemoryBound(to: UInt8.self)
        var step = 0
        if entry.ignoresCase {
            while step < Int(entry.length) {
                if ASCII.lowercased(text[step]) != literal[step] { return false }
                step += 1
            }
        } else {
            while step < Int(entry.length) {
                if text[step] != literal[step] { return false }
                step += 1
            }
        }
        return true
    }

    @inline(__always)
    private static func fold(_ gram: UInt32) -> UInt32 { gram | 0x2020_2020 }

    @inline(__always)
    private static func hash(_ gram: UInt32) -> UInt32 { (gram &* 0x9E37_79B1) >> (32 - tableBits) }

    @inline(__always)
    private static func bucket(_ hash: UInt32) -> Int { Int(hash >> (tableBits - bucketBits)) }

    private static func set(_ table: UnsafeMutablePointer<UInt32>, _ hash: UInt32) {
        table[Int(hash >> 5)] |= 1 << (hash & 31)
    }

    /// Where the piece begins that ordinary text holds most seldom, by the frequency of its letters.
    private static func rarestGram(of bytes: [UInt8]) -> Int {
        guard bytes.count > gramLength else { return 0 }
        let costs = (0...(bytes.count - gramLength)).map { start in
            bytes[start..<(start + gramLength)].reduce(0) { $0 + commonness($1) }
        }
        return costs.indices.min { costs[$0] < costs[$1] } ?? 0
    }

    /// Letters by how often source text has them, 10 for `e` down to 1.
    private static func commonness(_ byte: UInt8) -> Int {
        switch ASCII.lowercased(byte) {
        case UInt8(ascii: "e"), UInt8(ascii: " "): 10
        case UInt8(ascii: "t"), UInt8(ascii: "a"), UInt8(ascii: "i"), UInt8(ascii: "n"): 9
        case UInt8(ascii: "o"), UInt8(ascii: "r"), UInt8(ascii: "s"): 8
        case UInt8(ascii: "l"), UInt8(ascii: "c"), UInt8(ascii: "d"): 7
        case UInt8(ascii: "u"), UInt8(ascii: "p"), UInt8(ascii: "m"), UInt8(ascii: "f"): 6
        case UInt8(ascii: "h"), UInt8(ascii: "g"), UInt8(ascii: "b"), UInt8(ascii: "-"), UInt8(ascii: "_"): 5
        case UInt8(ascii: "y"), UInt8(ascii: "v"), UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "/"): 4
        case UInt8(ascii: "0")...UInt8(ascii: "9"): 4
        case UInt8(ascii: "k"), UInt8(ascii: "="), UInt8(ascii: "."), UInt8(ascii: ":"): 3
        default: 2
        }
    }
}
