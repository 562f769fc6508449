/// Finds every occurrence of thousands of literals in one pass over the bytes.
///
/// Of each literal one four-byte piece, chosen to be rare, is entered into a bit table by its hash, letters folded to lower case.
/// The scan hashes the four bytes at every position and looks further only where the bit is set: a load, a multiplication and a
/// bit test a byte, whatever the number of literals, and no branch that text could make hard to predict. `docs/performance.md` compares it with Hyperscan.
public final class KeywordFilter: @unchecked Sendable {
    // Unchecked: the tables are written in `init` and only read afterwards.

    public struct Keyword: Hashable, Sendable {
        public var bytes: [UInt8]
        public var ignoresCase: Bool
        /// What may follow, byte by byte; that is a part of the occurrence.
        public var tail: [ByteSet] = []

        public var count: Int { bytes.count + tail.count }

        public init(_ text: String, ignoresCase: Bool) {
            let folded = ignoresCase ? text.utf8.map(ASCII.lowercased) : Array(text.utf8)
            self.bytes = folded
            self.ignoresCase = ignoresCase
        }
    }

    /// How many bytes a literal may have.
    public static let lengths = 3...128
    private static let minimumLength = 3

    public let keywords: [Keyword]
    /// The farthest that a keyword's piece begins behind its first byte.
    let pieceLead: Int
    /// The farthest that a keyword reaches from the first byte of its piece.
    let pieceTail: Int

    /// A megabit: half of a second-level cache, and so sparse that few positions of ordinary text pass.
    private static let tableBits: UInt32 = 20
    private static let bucketBits: UInt32 = 14
    private static let gramLength = 4
    /// Positions that are filtered before those that passed are looked at.
    private static let blockLength = 4096
    /// Shorter ranges are filtered position by position.
    private static let shortRange = 512

    /// A bit for each hash.
    private let table: UnsafeMutablePointer<UInt32>
    /// A bit for every eight of them: small enough for a first-level cache.
    private let coarse: UnsafeMutablePointer<UInt32>
    /// Entries of bucket b are `entries[bucketStarts[b] ..< bucketStarts[b + 1]]`.
    private let bucketStarts: UnsafeMutablePointer<UInt32>
    private let entries: UnsafeMutablePointer<Entry>
    /// Every keyword's bytes end to end.
    private let literals: UnsafeMutablePointer<UInt8>
    /// Every keyword's tail.
    private let tails: UnsafeMutablePointer<ByteSet>

    /// An occurrence of a keyword.
    public struct Hit: Hashable, Sendable {
        /// Index in `keywords`.
        public var keyword: Int
        /// Of its first byte.
        public var offset: Int

        public init(keyword: Int, offset: Int) {
            self.keyword = keyword
            self.offset = offset
        }
    }

    private struct Entry {
        /// The piece, folded; of a three-byte keyword the last byte stands for any.
        var gram: UInt32
        var mask: UInt32
        var keyword: UInt32
        /// Where in the keyword the piece begins.
        var gramOffset: UInt16
        /// With the tail.
        var length: UInt16
        var literal: UInt32
        var literalLength: UInt16
        /// Its place in `tails`.
        var tail: UInt32
        var ignoresCase: Bool
    }

    /// - Precondition: every keyword's length is one of `lengths`.
    public init(_ keywords: [Keyword]) {
        self.keywords = keywords
        var (lead, tail) = (0, 0)

        table = .allocate(capacity: 1 << (Self.tableBits - 5))
        table.initialize(repeating: 0, count: 1 << (Self.tableBits - 5))
        coarse = .allocate(capacity: 1 << (Self.tableBits - 8))
        coarse.initialize(repeating: 0, count: 1 << (Self.tableBits - 8))
        let buckets = 1 << Int(Self.bucketBits)
        bucketStarts = .allocate(capacity: buckets + 1)
        bucketStarts.initialize(repeating: 0, count: buckets + 1)

        var pool: [UInt8] = []
        var sets: [ByteSet] = []
        var placed: [(bucket: Int, entry: Entry)] = []
        var lastPlaced = Array(repeating: Int32(-1), count: buckets)
        for (index, keyword) in keywords.enumerated() {
            precondition(Self.lengths.contains(keyword.bytes.count), "a keyword of \(keyword.bytes.count) bytes")
            precondition(keyword.tail.count <= Self.lengths.upperBound, "a tail of \(keyword.tail.count) bytes")
            let offset = Self.rarestGram(of: keyword.bytes)
            lead = max(lead, offset)
            tail = max(tail, keyword.count - offset)
            var entry = Entry(
                gram: 0, mask: .max, keyword: UInt32(index), gramOffset: UInt16(offset),
                length: UInt16(keyword.count), literal: UInt32(pool.count), literalLength: UInt16(keyword.bytes.count),
                tail: UInt32(sets.count), ignoresCase: keyword.ignoresCase)
            pool += keyword.bytes
            sets += keyword.tail
            for step in 0..<min(Self.gramLength, keyword.bytes.count) {
                entry.gram |= UInt32(keyword.bytes[offset + step]) << (8 * UInt32(step))
            }
            entry.gram = Self.fold(entry.gram)
            if keyword.bytes.count >= Self.gramLength {
                let hash = Self.hash(entry.gram)
                Self.set(table, hash)
                Self.set(coarse, hash >> 3)
                placed.append((Self.bucket(hash), entry))
            } else {
                // Of the bytes that may follow a three-byte keyword folding leaves half.
                entry.mask = 0x00FF_FFFF
                entry.gram &= entry.mask
                let next = keyword.tail.first ?? .all
                for last in UInt32(0)..<256
                where last & 0x20 != 0 && (next.contains(UInt8(last)) || next.contains(UInt8(last & ~0x20))) {
                    let hash = Self.hash(entry.gram | last << 24)
                    Self.set(table, hash)
                    Self.set(coarse, hash >> 3)
                    // Two of the bytes may share a bucket, where the keyword stands once.
                    let bucket = Self.bucket(hash)
                    if lastPlaced[bucket] != Int32(index) { placed.append((bucket, entry)) }
                    lastPlaced[bucket] = Int32(index)
                }
            }
        }
        pieceLead = lead
        pieceTail = tail
        for item in placed { bucketStarts[item.bucket + 1] += 1 }
        for bucket in 0..<buckets { bucketStarts[bucket + 1] += bucketStarts[bucket] }
        entries = .allocate(capacity: max(1, placed.count))
        var next = Array(UnsafeBufferPointer(start: bucketStarts, count: buckets))
        for item in placed {
            (entries + Int(next[item.bucket])).initialize(to: item.entry)
            next[item.bucket] += 1
        }
        literals = .allocate(capacity: max(1, pool.count))
        for (index, byte) in pool.enumerated() { (literals + index).initialize(to: byte) }
        tails = .allocate(capacity: max(1, sets.count))
        for (index, set) in sets.enumerated() { (tails + index).initialize(to: set) }
    }

    deinit {
        table.deallocate()
        coarse.deallocate()
        bucketStarts.deallocate()
        entries.deallocate()
        literals.deallocate()
        tails.deallocate()
    }

    /// Appends every occurrence that lies within `range`; occurrences may overlap.
    ///
    /// Within one keyword offsets ascend.
    public func appendHits(in bytes: UnsafeRawBufferPointer, range: Range<Int>, to hits: inout [Hit]) {
        append(in: bytes, pieces: range, within: range, to: &hits)
    }

    /// Appends every occurrence that shares bytes with `changed`, or has the place where that is inside of it if `changed` is
    /// empty; and some others near it.
    func appendHits(in bytes: UnsafeRawBufferPointer, around changed: Range<Int>, to hits: inout [Hit]) {
        let first = max(0, changed.lowerBound - pieceTail + 1)
        let last = min(bytes.count, changed.upperBound + pieceLead + Self.gramLength - 1)
        append(in: bytes, pieces: first..<last, within: 0..<bytes.count, to: &hits)
    }

    /// - Parameters:
    ///   - pieces: pieces of keywords lie in it.
    ///   - range: keywords lie in it.
    private func append(
        in bytes: UnsafeRawBufferPointer, pieces: Range<Int>, within range: Range<Int>, to hits: inout [Hit]
    ) {
        guard pieces.count >= Self.minimumLength, let base = bytes.baseAddress else { return }
        let coarse = coarse
        let gramEnd = pieces.upperBound - Self.gramLength + 1
        if pieces.count <= Self.shortRange {
            appendFew(base, pieces.lowerBound..<max(pieces.lowerBound, gramEnd), range, &hits)
            verifyEnd(bytes, base, pieces, range, &hits)
            return
        }
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.blockLength + 1) { passed in
            guard let passed = passed.baseAddress else { return }
            var block = pieces.lowerBound
            while block < gramEnd {
                let length = min(Self.blockLength, gramEnd - block)
                let text = base + block
                var count = 0
                var step = 0
                // Every position is stored, and the next one overwrites it unless it passed: no branch to predict.
                while step < length {
                    let hash = Self.hash(Self.fold(text.loadUnaligned(fromByteOffset: step, as: UInt32.self)))
                    passed[count] = UInt32(truncatingIfNeeded: step)
                    count &+= Int(
                        truncatingIfNeeded: (coarse[Int(truncatingIfNeeded: hash &>> 8)] &>> (hash &>> 3 & 31)) & 1)
                    step &+= 1
                }
                for index in 0..<count {
                    let position = block + Int(passed[index])
                    let gram = Self.fold(base.loadUnaligned(fromByteOffset: position, as: UInt32.self))
                    verify(gram, base, position, range, &hits)
                }
                block += length
            }
        }
        verifyEnd(bytes, base, pieces, range, &hits)
    }

    /// Around a change some thirty bytes are searched, not worth a block of their own: those that pass are bits of one word.
    @inline(never)
    private func appendFew(
        _ base: UnsafeRawPointer, _ positions: Range<Int>, _ range: Range<Int>, _ hits: inout [Hit]
    ) {
        let coarse = coarse
        var start = positions.lowerBound
        while start < positions.upperBound {
            let text = base + start
            let count = min(64, positions.upperBound &- start)
            var passed: UInt64 = 0
            var step = 0
            while step < count {
                let hash = Self.hash(Self.fold(text.loadUnaligned(fromByteOffset: step, as: UInt32.self)))
                let bit = coarse[Int(truncatingIfNeeded: hash &>> 8)] &>> (hash &>> 3 & 31) & 1
                passed |= UInt64(truncatingIfNeeded: bit) &<< UInt64(truncatingIfNeeded: step)
                step &+= 1
            }
            while passed != 0 {
                let position = start &+ passed.trailingZeroBitCount
                passed &= passed &- 1
                verifyOne(
                    Self.fold(base.loadUnaligned(fromByteOffset: position, as: UInt32.self)), base, position, range,
                    &hits)
            }
            start &+= count
        }
    }

    @inline(never)
    private func verifyOne(
        _ gram: UInt32, _ base: UnsafeRawPointer, _ position: Int, _ range: Range<Int>, _ hits: inout [Hit]
    ) {
        verify(gram, base, position, range, &hits)
    }

    /// A three-byte keyword at the very end has no fourth byte to load.
    private func verifyEnd(
        _ bytes: UnsafeRawBufferPointer, _ base: UnsafeRawPointer, _ pieces: Range<Int>, _ range: Range<Int>,
        _ hits: inout [Hit]
    ) {
        let last = pieces.upperBound - Self.minimumLength
        var gram: UInt32 = 0
        for step in 0..<Self.minimumLength { gram |= UInt32(bytes[last + step]) << (8 * UInt32(step)) }
        verify(Self.fold(gram), base, last, range, &hits)
    }

    @inline(__always)
    private func verify(
        _ gram: UInt32, _ base: UnsafeRawPointer, _ position: Int, _ range: Range<Int>, _ hits: inout [Hit]
    ) {
        let hash = Self.hash(gram)
        guard table[Int(truncatingIfNeeded: hash &>> 5)] &>> (hash & 31) & 1 != 0 else { return }
        let bucket = Self.bucket(hash)
        var index = Int(bucketStarts[bucket])
        let end = Int(bucketStarts[bucket + 1])
        while index < end {
            let entry = entries + index
            index += 1
            guard entry.pointee.gram == gram & entry.pointee.mask else { continue }
            let start = position - Int(entry.pointee.gramOffset)
            guard start >= range.lowerBound, start + Int(entry.pointee.length) <= range.upperBound else { continue }
            if matches(entry.pointee, base + start) {
                hits.append(Hit(keyword: Int(entry.pointee.keyword), offset: start))
            }
        }
    }

    private func matches(_ entry: Entry, _ text: UnsafeRawPointer) -> Bool {
        let literal = literals + Int(entry.literal)
        let text = text.assumingMemoryBound(to: UInt8.self)
        var step = 0
        if entry.ignoresCase {
            while step < Int(entry.literalLength) {
                if ASCII.lowercased(text[step]) != literal[step] { return false }
                step += 1
            }
        } else {
            while step < Int(entry.literalLength) {
                if text[step] != literal[step] { return false }
                step += 1
            }
        }
        let tail = tails + (Int(entry.tail) - step)
        while step < Int(entry.length) {
            if !tail[step].contains(text[step]) { return false }
            step += 1
        }
        return true
    }

    @inline(__always)
    private static func fold(_ gram: UInt32) -> UInt32 { gram | 0x2020_2020 }

    @inline(__always)
    private static func hash(_ gram: UInt32) -> UInt32 { (gram &* 0x9E37_79B1) &>> (32 - tableBits) }

    @inline(__always)
    private static func bucket(_ hash: UInt32) -> Int { Int(truncatingIfNeeded: hash &>> (tableBits - bucketBits)) }

    private static func set(_ table: UnsafeMutablePointer<UInt32>, _ hash: UInt32) {
        table[Int(hash >> 5)] |= 1 << (hash & 31)
    }

    /// Where the piece begins that ordinary text holds most seldom: the one that reads least like a word.
    ///
    /// Not far from either end of a long keyword: how far decides how many bytes around a change are searched.
    private static func rarestGram(of bytes: [UInt8]) -> Int {
        guard bytes.count > gramLength else { return 0 }
        let last = bytes.count - gramLength
        let starts = min(last, max(0, bytes.count - nearEnd))...min(last, max(nearStart, bytes.count - nearEnd))
        let costs = starts.map { start in
            (cost: bytes[start..<(start + gramLength)].withUnsafeBytes { WordLikeness.commonness($0) }, start: start)
        }
        return costs.min { $0.cost < $1.cost }?.start ?? 0
    }

    /// A piece begins at most so far behind the first byte, and at most so far before the last, as long as both can be.
    private static let nearStart = 4
    static let nearEnd = 10
}
