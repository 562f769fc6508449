internal import Rules

/// Scans a text of any length in pieces that overlap so far that no finding depends on where they were cut.
struct PieceScanner: ~Copyable {
    /// Bytes read at a time.
    private static let pieceSize = 16 << 20

    private let scanner: BlobScanner
    private let reach: Int
    private let buffer: UnsafeMutableRawBufferPointer

    init(_ detector: Detector) {
        scanner = BlobScanner(detector)
        reach = detector.reach
        buffer = .allocate(byteCount: Self.pieceSize + 2 * detector.reach, alignment: 16)
    }

    deinit { buffer.deallocate() }

    /// - Parameters:
    ///   - words: asked once a text is read that is one piece, in the form that it is searched in, and of so many bytes.
    ///   - read: fills the buffer with the next bytes of the text: how many, 0 at its end, below 0 on failure.
    /// - Returns: the findings, the bytes gone over, and whether reading failed.
    func scan(
        watching words: (_ count: Int) -> WatchedWords? = { _ in nil }, read: (UnsafeMutableRawBufferPointer) -> Int
    ) -> (result: BlobResult, bytes: Int, failed: Bool) {
        withoutActuallyEscaping(read) { scan(TextReader($0), watching: words) }
    }

    private func scan(
        _ reader: consuming TextReader, watching words: (_ count: Int) -> WatchedWords?
    ) -> (result: BlobResult, bytes: Int, failed: Bool) {
        var reader = reader
        var result = BlobResult()
        var origin = TextOrigin()
        var filled = 0
        var total = 0
        // Secrets that begin before this offset of the buffer were accepted with the piece before.
        var acceptedUpTo = 0
        while true {
            var (ended, failed) = (false, false)
            while filled < buffer.count {
                let count = reader.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
                if count <= 0 {
                    // What was read before a failure is scanned all the same.
                    (ended, failed) = (true, count < 0)
                    break
                }
                filled += count
                total += count
            }
            let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<filled])
            let limit = ended ? Int.max : filled - reach
            let isWhole = ended && !failed && acceptedUpTo == 0 && !reader.isDecoded
            let piece = scanner.scan(
                bytes, accepting: acceptedUpTo..<limit, origin: origin, watching: isWhole ? words(filled) : nil)
            result.findings += piece.findings
            result.shortfalls += piece.shortfalls
            result.unusedAllows += piece.unusedAllows
            result.words = piece.words
            if ended { return (result, total, failed) }
            let dropped = limit - reach
            origin = origin.advanced(over: UnsafeRawBufferPointer(rebasing: bytes[..<dropped]))
            UnsafeMutableRawBufferPointer(rebasing: buffer[..<(filled - dropped)]).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: bytes[dropped...]))
            filled -= dropped
            acceptedUpTo = reach
        }
    }
}
