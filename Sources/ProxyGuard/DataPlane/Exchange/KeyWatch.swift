internal import NIOCore
internal import ProxyGuards

/// Looks for the provider's key in an answer that is handed on as it comes.
///
/// What may be the beginning of the key waits until that is decided; it is a part of the key, so that its length says what it is.
struct KeyWatch {
    private var search: LiteralSearch?

    /// - Parameter key: too short a one cannot be told from other bytes.
    init(_ key: [UInt8]) { search = LiteralSearch(credential: key) }

    /// What goes on now; nil if the key stands in what came.
    mutating func pass(_ bytes: ByteBuffer) -> ByteBuffer? {
        guard var search else { return bytes }
        let before = search.matched
        let end = bytes.withUnsafeReadableBytes { search.firstEnd(in: $0) }
        guard end == nil else { return nil }
        self.search = search
        if before == 0 { return bytes.getSlice(at: bytes.readerIndex, length: bytes.readableBytes - search.matched) }
        var passed = ByteBuffer(bytes: search.literal[..<before])
        passed.writeImmutableBuffer(bytes)
        return passed.readSlice(length: passed.readableBytes - search.matched)
    }

    /// What waits when nothing more comes.
    var rest: ByteBuffer {
        guard let search else { return ByteBuffer() }
        return ByteBuffer(bytes: search.literal[..<search.matched])
    }
}
