/// Finds every occurrence of thousands of literals in one pass over the bytes.
///
/// Of each literal one four-byte piece, chosen to be rare, is entered into a bit table by its hash, letters folded to lower case, and
/// into a smaller one the three bytes that it begins and ends with. The scan asks the smaller one at every second position, for the
/// bytes that pieces there and at the next position share, and looks further only where the bit is set: a load, a multiplication
/// and a bit test for two bytes, whatever the number of literals, and no branch that text could make hard to predict.
/// `docs/performance.md` compares it with Hyperscan.
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

        /// Of the bytes at once; few keywords differ in their tails alone.
        public func hash(into hasher: inout Hasher) {
            bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
            hasher.combine(ignoresCase)
        }
    }

    /// How many bytes a literal may have.
    public static let lengths = 3...128
    private static let minimumLength = 3

    private let list: KeywordList
    /// Positions that are filtered before those that passed are looked at.
    private static let blockLength = 4096
    /// Shorter ranges are filtered position by position.
    private static let shortRange = 512

    private let tables: KeywordTables

    /// The farthest that a keyword's piece begins behind its first byte.
    var pieceLead: Int { tables.pieceLead }
    /// The farthest that a keyword reaches from the first byte of its piece.
    var pieceTail: Int { tables.pieceTail }

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

    public var keywords: [Keyword] { list.places.indices.map { list[$0] } }

    /// - Precondition: every keyword's length is one of `lengths`.
    public convenience init(_ keywords: [Keyword]) {
        var list = KeywordList()
        for keyword in keywords { list.append(keyword) }
        self.init(list)
    }

    /// The keywords of another filter, and others behind them.
    convenience init(_ filter: KeywordFilter, adding keywords: [Keyword]) {
        var list = filter.list
        for keyword in keywords { list.append(keyword) }
        self.init(list, beginningWith: filter.tables)
    }

    init(_ list: KeywordList, beginningWith base: KeywordTables? = nil) {
        self.list = list
        tables = KeywordTables(list, beginningWith: base)
    }

    deinit { tables.deallocate() }

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
        let last = min(bytes.count, changed.upperBound + pieceLead + KeywordTables.pieceLength - 1)
        append(in: bytes, pieces: first..<last, within: 0..<bytes.count, to: &hits)
    }

    /// - Parameters:
    ///   - pieces: pieces of keywords lie in it.
    ///   - range: keywords lie in it.
    private func append(
        in bytes: UnsafeRawBufferPointer, pieces: Range<Int>, within range: Range<Int>, to hits: inout [Hit]
    ) {
        guard pieces.count >= Self.minimumLength, let base = bytes.baseAddress else { return }
        let end = max(pieces.lowerBound, pieces.upperBound - KeywordTables.pieceLength + 1)
        // Positions are looked at in pairs; what is left at the end is none.
        let paired = pieces.lowerBound + (end - pieces.lowerBound) / 2 * 2
        if pieces.count <= Self.shortRange {
            appendFew(base, pieces.lowerBound..<paired, range, &hits)
        } else {
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.blockLength / 2 * 3 + 2) { room in
                guard let room = room.baseAddress else { return }
                var start = pieces.lowerBound
                while start < paired {
                    let next = min(start + Self.blockLength, paired)
                    appendBlock(base, start..<next, range, room, &hits)
                    start = next
                }
            }
        }
        if paired < end {
            let last = Self.piece(base, paired)
            if has(last) { verifyFound(last, base, paired, range, &hits) }
        }
        verifyEnd(bytes, base, pieces, range, &hits)
    }

    /// Two passes leave few positions to look at.
    ///
    /// - Parameter room: for all positions, and half as many pairs.
    @inline(__always)
    private func appendBlock(
        _ base: UnsafeRawPointer, _ positions: Range<Int>, _ range: Range<Int>,
        _ room: UnsafeMutablePointer<UInt32>, _ hits: inout [Hit]
    ) {
        let text = base + positions.lowerBound
        let count = Self.pairs(of: text, positions.count, in: tables.pairs, to: room)
        let passed = room + (Self.blockLength / 2 + 1)
        let passedCount = Self.positions(of: text, room, count, in: tables.table, to: passed)
        for index in 0..<passedCount {
            let step = Int(truncatingIfNeeded: passed[index])
            verify(Self.piece(text, step), base, positions.lowerBound &+ step, range, &hits)
        }
    }

    // The two passes have no branch that depends on the text: everything is stored, and the next one overwrites what did not pass.
    // They are functions of their own, which need no more registers than there are.

    /// The first positions of the pairs that may be some piece's, and how many.
    @inline(never)
    private static func pairs(
        of text: UnsafeRawPointer, _ length: Int, in pairs: HashBits, to found: UnsafeMutablePointer<UInt32>
    ) -> Int {
        var count = 0
        var step = 0
        while step < length {
            found[count] = UInt32(truncatingIfNeeded: step)
            count &+= pairs.bit(KeywordTables.pairHash(piece(text, step)))
            step &+= 2
        }
        return count
    }

    /// The positions of pairs that may be some piece's, and how many.
    @inline(never)
    private static func positions(
        of text: UnsafeRawPointer, _ pairs: UnsafePointer<UInt32>, _ pairCount: Int, in table: HashBits,
        to found: UnsafeMutablePointer<UInt32>
    ) -> Int {
        var count = 0
        var index = 0
        while index < pairCount {
            let step = pairs[index]
            found[count] = step
            count &+= table.bit(KeywordTables.hash(piece(text, Int(truncatingIfNeeded: step))))
            found[count] = step &+ 1
            count &+= table.bit(KeywordTables.hash(piece(text, Int(truncatingIfNeeded: step &+ 1))))
            index &+= 1
        }
        return count
    }

    /// Around a change some thirty bytes are searched, not worth a block of their own: the pairs that pass are bits of one word.
    @inline(never)
    private func appendFew(
        _ base: UnsafeRawPointer, _ positions: Range<Int>, _ range: Range<Int>, _ hits: inout [Hit]
    ) {
        let (pairs, table) = (tables.pairs, tables.table)
        var start = positions.lowerBound
        while start < positions.upperBound {
            let text = base + start
            let count = min(128, positions.upperBound &- start)
            var passed: UInt64 = 0
            var step = 0
            while step < count {
                let bit = pairs.bit(KeywordTables.pairHash(Self.piece(text, step)))
                passed |= UInt64(truncatingIfNeeded: bit) &<< UInt64(truncatingIfNeeded: step &>> 1)
                step &+= 2
            }
            while passed != 0 {
                let position = start &+ 2 &* passed.trailingZeroBitCount
                passed &= passed &- 1
                let (first, second) = (Self.piece(base, position), Self.piece(base, position &+ 1))
                let found = (
                    first: table.bit(KeywordTables.hash(first)), second: table.bit(KeywordTables.hash(second))
                )
                // Most pairs end here.
                if found.first | found.second == 0 { continue }
                if found.first == 1 { verifyFound(first, base, position, range, &hits) }
                if found.second == 1 { verifyFound(second, base, position &+ 1, range, &hits) }
            }
            start &+= count
        }
    }

    /// The same as `verify`, in a place of its own.
    @inline(never)
    private func verifyFound(
        _ gram: UInt32, _ base: UnsafeRawPointer, _ position: Int, _ range: Range<Int>, _ hits: inout [Hit]
    ) {
        verify(gram, base, position, range, &hits)
    }

    /// Four bytes, folded.
    @inline(__always)
    private static func piece(_ text: UnsafeRawPointer, _ offset: Int) -> UInt32 {
        KeywordTables.fold(UInt32(littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }

    /// Whether some keyword's piece has the hash of this one.
    @inline(__always)
    private func has(_ piece: UInt32) -> Bool { tables.table.bit(KeywordTables.hash(piece)) == 1 }

    /// A three-byte keyword at the very end has no fourth byte to load.
    private func verifyEnd(
        _ bytes: UnsafeRawBufferPointer, _ base: UnsafeRawPointer, _ pieces: Range<Int>, _ range: Range<Int>,
        _ hits: inout [Hit]
    ) {
        let last = pieces.upperBound - Self.minimumLength
        var gram: UInt32 = 0
        for step in 0..<Self.minimumLength { gram |= UInt32(bytes[last + step]) << (8 * UInt32(step)) }
        gram = KeywordTables.fold(gram)
        if has(gram) { verify(gram, base, last, range, &hits) }
    }

    @inline(__always)
    private func verify(
        _ gram: UInt32, _ base: UnsafeRawPointer, _ position: Int, _ range: Range<Int>, _ hits: inout [Hit]
    ) {
        for index in tables.bucket(KeywordTables.hash(gram)) {
            let entry = tables.entries + index
            guard entry.pointee.gram == gram & entry.pointee.mask else { continue }
            let start = position - Int(entry.pointee.gramOffset)
            guard start >= range.lowerBound, start + Int(entry.pointee.length) <= range.upperBound else { continue }
            if matches(entry.pointee, base + start) {
                hits.append(Hit(keyword: Int(entry.pointee.keyword), offset: start))
            }
        }
    }

    private func matches(_ entry: KeywordTables.Entry, _ text: UnsafeRawPointer) -> Bool {
        let literal = tables.literals + Int(entry.literal)
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
        let tail = tables.tails + (Int(entry.tail) - step)
        while step < Int(entry.length) {
            if !tail[step].contains(text[step]) { return false }
            step += 1
        }
        return true
    }

    /// A piece begins at most so far before the last byte of its keyword, if it can.
    static let nearEnd = 10
}
