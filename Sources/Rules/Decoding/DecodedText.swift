/// A text in which encoded segments are replaced by what they stand for.
struct DecodedText {
    private struct Piece {
        /// In the decoded text.
        var start: Int
        var end: Int
        /// In the text.
        var source: Range<Int>
        /// Nil where nothing was encoded.
        var encoding: Encoding?
    }

    private(set) var bytes: [UInt8] = []
    private var pieces: [Piece] = []
    private let text: UnsafeRawBufferPointer

    /// - Parameters:
    ///   - range: the part of `text` that is wanted.
    ///   - segments: in order, within `range`.
    init(_ text: UnsafeRawBufferPointer, _ range: Range<Int>, _ segments: [EncodedSegment]) {
        self.text = text
        bytes.reserveCapacity(range.count)
        var position = range.lowerBound
        for segment in segments {
            copy(position..<segment.range.lowerBound)
            append(segment.content, from: segment.range, segment.encoding)
            position = segment.range.upperBound
        }
        copy(position..<range.upperBound)
    }

    private mutating func copy(_ range: Range<Int>) {
        if !range.isEmpty { append(text[range], from: range, nil) }
    }

    private mutating func append(_ content: some Collection<UInt8>, from source: Range<Int>, _ encoding: Encoding?) {
        pieces.append(Piece(start: bytes.count, end: bytes.count + content.count, source: source, encoding: encoding))
        bytes += content
    }

    private func pieces(in range: Range<Int>) -> ArraySlice<Piece> {
        let first = pieces.partitioningIndex(near: 0) { $0.end > range.lowerBound }
        let last = pieces[first...].prefix { $0.start < range.upperBound }
        return last
    }

    /// Encodings that were undone for a range of the decoded text, outermost first.
    func encodings(of range: Range<Int>) -> [Encoding] {
        var encodings: [Encoding] = []
        for piece in pieces(in: range) {
            if let encoding = piece.encoding, !encodings.contains(encoding) { encodings.append(encoding) }
        }
        return encodings
    }

    /// Where the bytes of a range of the decoded text stand.
    /// - Parameter range: not empty.
    func source(of range: Range<Int>) -> Range<Int> {
        let touched = pieces(in: range)
        guard let first = touched.first, let last = touched.last else { return 0..<0 }
        return start(range.lowerBound, in: first)..<end(range.upperBound, in: last)
    }

    private func start(_ offset: Int, in piece: Piece) -> Int {
        let distance = offset - piece.start
        return switch piece.encoding {
        case nil: piece.source.lowerBound + distance
        case .utf16: piece.source.lowerBound + 2 * distance
        case .hex: self.offset(ofCharacter: 2 * distance, in: piece)
        case .base64: self.offset(ofCharacter: distance / 3 * 4, in: piece)
        case .percent, .escape, .entity: piece.source.lowerBound
        }
    }

    private func end(_ offset: Int, in piece: Piece) -> Int {
        let distance = offset - piece.start
        return switch piece.encoding {
        case nil: piece.source.lowerBound + distance
        case .utf16: piece.source.lowerBound + 2 * distance
        case .hex: self.offset(ofCharacter: 2 * distance - 1, in: piece) + 1
        case .base64:
            // Three bytes are four characters, and the last ones of a line have a line feed behind them.
            self.offset(ofCharacter: (distance + 2) / 3 * 4 - 1, in: piece) + 1
        case .percent, .escape, .entity: piece.source.upperBound
        }
    }

    /// Where a character of a segment stands, which may have line ends and blanks in it.
    private func offset(ofCharacter index: Int, in piece: Piece) -> Int {
        // Most segments have none.
        if piece.source.count < EncodedRun.leastBlockLine || !text[piece.source].contains(0x0A) {
            return min(piece.source.lowerBound + index, piece.source.upperBound - 1)
        }
        var left = index
        for offset in piece.source where EncodedRun.isCharacter(text[offset]) || text[offset] == UInt8(ascii: "=") {
            if left == 0 { return offset }
            left -= 1
        }
        return piece.source.upperBound - 1
    }
}
