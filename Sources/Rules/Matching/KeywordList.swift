/// Keywords end to end, each with the piece of it that a `KeywordFilter` looks for.
struct KeywordList: Hashable, Sendable {
    struct Place: Hashable, Sendable {
        /// Where its bytes begin in `literals`.
        var literal: Int32
        /// Where what may follow begins in `tails`.
        var tail: Int32
        var literalLength: Int16
        var tailLength: Int16
        /// Where in the keyword the piece begins.
        var piece: Int16
        var ignoresCase: Bool

        /// With the tail.
        var length: Int { Int(literalLength) + Int(tailLength) }
    }

    private(set) var places: [Place] = []
    private(set) var literals: [UInt8] = []
    private(set) var tails: [ByteSet] = []

    var count: Int { places.count }

    subscript(_ index: Int) -> KeywordFilter.Keyword {
        let place = places[index]
        var keyword = KeywordFilter.Keyword("", ignoresCase: place.ignoresCase)
        keyword.bytes = Array(literals[Int(place.literal)...].prefix(Int(place.literalLength)))
        keyword.tail = Array(tails[Int(place.tail)...].prefix(Int(place.tailLength)))
        return keyword
    }

    /// - Precondition: its length is one of `KeywordFilter.lengths`.
    mutating func append(_ keyword: KeywordFilter.Keyword) {
        precondition(KeywordFilter.lengths.contains(keyword.bytes.count), "a keyword of \(keyword.bytes.count) bytes")
        precondition(
            keyword.tail.count <= KeywordFilter.lengths.upperBound, "a tail of \(keyword.tail.count) bytes")
        var (bytes, tail) = (keyword.bytes.makeIterator(), keyword.tail.makeIterator())
        append(
            length: keyword.bytes.count, tailLength: keyword.tail.count, ignoresCase: keyword.ignoresCase,
            piece: Self.rarestPiece(of: keyword.bytes), byte: { bytes.next() ?? 0 }, set: { tail.next() ?? .all })
    }

    /// One that is told bit by bit.
    ///
    /// - Parameters:
    ///   - piece: where it begins.
    ///   - byte: gives the next of its bytes.
    ///   - set: gives the next of its tail, once all bytes are given.
    mutating func append(
        length: Int, tailLength: Int, ignoresCase: Bool, piece: Int, byte: () -> UInt8, set: () -> ByteSet
    ) {
        places.append(
            Place(
                literal: Int32(literals.count), tail: Int32(tails.count), literalLength: Int16(length),
                tailLength: Int16(tailLength), piece: Int16(piece), ignoresCase: ignoresCase))
        for _ in 0..<length { literals.append(byte()) }
        for _ in 0..<tailLength { tails.append(set()) }
    }

    mutating func reserveCapacity(_ count: Int) {
        places.reserveCapacity(count)
        literals.reserveCapacity(8 * count)
        tails.reserveCapacity(2 * count)
    }

    /// Where the piece begins that ordinary text holds most seldom: the one that reads least like a word.
    ///
    /// Not far from either end of a long keyword: how far decides how many bytes around a change are searched.
    private static func rarestPiece(of bytes: [UInt8]) -> Int {
        let length = KeywordTables.pieceLength
        guard bytes.count > length else { return 0 }
        let last = bytes.count - length
        let nearEnd = max(0, bytes.count - KeywordFilter.nearEnd)
        let costs = (min(last, nearEnd)...min(last, max(nearStart, nearEnd))).map { start in
            (cost: bytes[start..<(start + length)].withUnsafeBytes { WordLikeness.commonness($0) }, start: start)
        }
        return costs.min { $0.cost < $1.cost }?.start ?? 0
    }

    /// A piece begins at most so far behind the first byte, and at most `KeywordFilter.nearEnd` before the last, as long as both can be.
    private static let nearStart = 4
}
