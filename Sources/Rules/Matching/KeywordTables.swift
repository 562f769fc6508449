/// Where the pieces of keywords stand in tables by their hash: what a `KeywordFilter` looks things up in.
///
/// Whoever makes one has to deallocate it.
struct KeywordTables {
    /// Every piece.
    let table: HashBits
    /// The three bytes that every piece begins or ends with: small enough for a first-level cache.
    ///
    /// Whether a piece begins at one of two neighbouring positions is seen from the three bytes that both would share.
    let pairs: HashBits
    /// Entries of bucket b are `entries[bucketStarts[b] ..< bucketStarts[b + 1]]`.
    let bucketStarts: UnsafeMutablePointer<UInt32>
    let entries: UnsafeMutablePointer<Entry>
    /// Every keyword's bytes end to end.
    let literals: UnsafeMutablePointer<UInt8>
    /// Every keyword's tail.
    let tails: UnsafeMutablePointer<ByteSet>

    /// The farthest that a keyword's piece begins behind its first byte.
    let pieceLead: Int
    /// The farthest that a keyword reaches from the first byte of its piece.
    let pieceTail: Int
    /// How many pieces were entered, several for a three-byte keyword.
    private let pieceCount: Int
    private let keywordCount: Int

    static let pieceLength = 4

    /// The hash of a piece, folded.
    @inline(__always)
    static func hash(_ piece: UInt32) -> UInt64 { HashBits.hash(piece) }

    /// The hash of the upper three of four bytes: those that pieces at the first of them, and at the next one, share.
    @inline(__always)
    static func pairHash(_ bytes: UInt32) -> UInt64 { HashBits.hash(bytes &>> 8) }

    /// The entries whose pieces' hash is this one or near it.
    @inline(__always)
    func bucket(_ hash: UInt64) -> Range<Int> { entriesOfBucket(table.word(of: hash) &>> 1) }

    @inline(__always)
    private func entriesOfBucket(_ bucket: Int) -> Range<Int> {
        Int(bucketStarts[bucket])..<Int(bucketStarts[bucket &+ 1])
    }

    var entryCount: Int { Int(bucketStarts[table.wordCount >> 1]) }

    struct Entry: Equatable {
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

        init(_ place: KeywordList.Place, keyword: Int, _ literals: UnsafePointer<UInt8>) {
            (gram, mask) = KeywordTables.piece(of: place, literals)
            self.keyword = UInt32(keyword)
            gramOffset = UInt16(place.piece)
            length = UInt16(place.length)
            literal = UInt32(place.literal)
            literalLength = UInt16(place.literalLength)
            tail = UInt32(place.tail)
            ignoresCase = place.ignoresCase
        }
    }

    /// - Parameter base: tables of the first keywords of the list, from which the others are made sooner.
    init(_ list: KeywordList, beginningWith base: KeywordTables? = nil) {
        let (literals, tails) = (Self.copy(of: list.literals), Self.copy(of: list.tails))
        (self.literals, self.tails) = (literals, tails)
        var pieces = base?.pieceCount ?? 0
        for place in list.places[(base?.keywordCount ?? 0)...] {
            Self.forEachPiece(of: place, literals, tails) { _ in pieces += 1 }
        }
        let width = Self.tableWidth(pieces: pieces)
        let base = base.flatMap { Self.tableWidth(pieces: $0.pieceCount) == width ? $0 : nil }
        let table = base.map { HashBits(copying: $0.table) } ?? HashBits(width: width)
        let pairs = base.map { HashBits(copying: $0.pairs) } ?? HashBits(width: min(17, width - 2))
        (self.table, self.pairs) = (table, pairs)

        var (lead, tail) = (base?.pieceLead ?? 0, base?.pieceTail ?? 0)
        var placed: [(bucket: Int, keyword: Int)] = []
        for index in (base?.keywordCount ?? 0)..<list.count {
            let place = list.places[index]
            lead = max(lead, Int(place.piece))
            tail = max(tail, place.length - Int(place.piece))
            let start = placed.count
            Self.forEachPiece(of: place, literals, tails) { piece in
                let hash = Self.hash(piece)
                table.insert(hash)
                // As the first of two positions sees it, and as the second one does.
                pairs.insert(Self.pairHash(piece))
                pairs.insert(Self.pairHash(piece << 8))
                placed.append((table.word(of: hash) >> 1, index))
            }
            // Several pieces may share a bucket, where the keyword stands once.
            if placed.count > start + 1 { Self.removeRepeated(from: start, &placed) }
        }
        (pieceLead, pieceTail, pieceCount, keywordCount) = (lead, tail, pieces, list.count)

        let buckets = table.wordCount >> 1
        bucketStarts = .allocate(capacity: buckets + 1)
        bucketStarts.initialize(repeating: 0, count: buckets + 1)
        for item in placed { bucketStarts[item.bucket] += 1 }
        var end: UInt32 = 0
        for bucket in 0..<buckets {
            end += bucketStarts[bucket] + UInt32(base?.entriesOfBucket(bucket).count ?? 0)
            bucketStarts[bucket] = end
        }
        bucketStarts[buckets] = end
        entries = .allocate(capacity: max(1, Int(end)))
        // From the end of each bucket on, which becomes its beginning.
        for item in placed.reversed() {
            bucketStarts[item.bucket] -= 1
            let entry = Entry(list.places[item.keyword], keyword: item.keyword, literals)
            (entries + Int(bucketStarts[item.bucket])).initialize(to: entry)
        }
        guard let base else { return }
        for bucket in 0..<buckets {
            let known = base.entriesOfBucket(bucket)
            bucketStarts[bucket] -= UInt32(known.count)
            (entries + Int(bucketStarts[bucket])).initialize(from: base.entries + known.lowerBound, count: known.count)
        }
    }

    /// So many bits that few positions of ordinary text pass, and no more, since what is large is out of the cache for
    /// each short file: at most a megabit, half of a second-level cache, and an eighth of it in a first-level one.
    private static func tableWidth(pieces: Int) -> Int {
        min(20, max(12, Int.bitWidth - max(1, pieces).leadingZeroBitCount + 7))
    }

    private static func copy<Element>(of elements: [Element]) -> UnsafeMutablePointer<Element> {
        let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(1, elements.count))
        _ = memory.initialize(from: elements)
        // Not nil: it has room for one.
        return memory.baseAddress ?? .allocate(capacity: 1)
    }

    /// Calls `body` with the keyword's piece; of a three-byte keyword with all that may stand there.
    private static func forEachPiece(
        of place: KeywordList.Place, _ literals: UnsafePointer<UInt8>, _ tails: UnsafePointer<ByteSet>,
        _ body: (UInt32) -> Void
    ) {
        let (gram, mask) = piece(of: place, literals)
        guard mask != .max else { return body(gram) }
        // Of the bytes that may follow a three-byte keyword folding leaves half.
        let next = place.tailLength == 0 ? .all : tails[Int(place.tail)]
        for last in UInt32(0)..<256
        where last & 0x20 != 0 && (next.contains(UInt8(last)) || next.contains(UInt8(last & ~0x20))) {
            body(gram | last << 24)
        }
    }

    /// The piece, folded, and which of its bits count.
    private static func piece(
        of place: KeywordList.Place, _ literals: UnsafePointer<UInt8>
    ) -> (gram: UInt32, mask: UInt32) {
        let literal = literals + Int(place.literal) + Int(place.piece)
        let length = min(pieceLength, Int(place.literalLength))
        var gram: UInt32 = 0
        for step in 0..<length { gram |= UInt32(literal[step]) << (8 * UInt32(step)) }
        let mask: UInt32 = length < pieceLength ? 0x00FF_FFFF : .max
        return (fold(gram) & mask, mask)
    }

    private static func removeRepeated(from start: Int, _ placed: inout [(bucket: Int, keyword: Int)]) {
        placed[start...].sort { $0.bucket < $1.bucket }
        var end = start + 1
        for index in (start + 1)..<placed.count where placed[index].bucket != placed[end - 1].bucket {
            placed[end] = placed[index]
            end += 1
        }
        placed.removeSubrange(end...)
    }

    func deallocate() {
        table.deallocate()
        pairs.deallocate()
        bucketStarts.deallocate()
        entries.deallocate()
        literals.deallocate()
        tails.deallocate()
    }

    @inline(__always)
    static func fold(_ gram: UInt32) -> UInt32 { gram | 0x2020_2020 }
}
