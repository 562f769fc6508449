internal import NIOCore
internal import NIOHTTP1

/// Tells whether an answer ended with the last byte that came, or bytes stand behind it that belong to no answer.
///
/// What is left over would be read as the beginning of the answer to somebody else's request.
struct AnswerEnd {
    /// What is being read as HTTP now.
    private var bytes: ByteBuffer?
    /// The last four bytes that came.
    private var last: UInt32 = 0
    /// Of the answer's body, in what is being read now.
    private var bodyCount = 0
    /// Heads in what is being read now.
    private var headCount = 0
    /// Whether the body is as long as its head says; else something marks its end.
    private var hasLength = false

    private static let blankLine: UInt32 = 0x0D0A_0D0A

    mutating func began(_ bytes: ByteBuffer) {
        self.bytes = bytes
        (bodyCount, headCount) = (0, 0)
        for byte in bytes.readableBytesView.suffix(4) { last = last << 8 | UInt32(byte) }
    }

    /// What was being read is read.
    mutating func finished() { bytes = nil }

    mutating func take(_ head: HTTPResponseHead) {
        headCount += 1
        let status = head.status.code
        let length = head.headers.first(name: "content-length")
        hasLength = status >= 200 && status != 204 && status != 304 && length != nil && length != "0"
    }

    mutating func take(bodyBytes count: Int) { bodyCount += count }

    /// Whether nothing stands behind the answer that ends now.
    var isClean: Bool {
        guard let bytes else { return true }
        guard hasLength else { return last == Self.blankLine }
        if headCount == 0 { return bodyCount == bytes.readableBytes }
        let view = bytes.readableBytesView
        var index = view.startIndex
        while let found = view[index...].firstIndex(of: 0x0D), found + 4 <= view.endIndex {
            if view[found..<(found + 4)].elementsEqual([0x0D, 0x0A, 0x0D, 0x0A]) {
                return found + 4 - view.startIndex + bodyCount == view.count
            }
            index = found + 1
        }
        return false
    }
}
