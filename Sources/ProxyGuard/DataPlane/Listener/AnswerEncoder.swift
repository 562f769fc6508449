internal import NIOCore
internal import NIOHTTP1

/// The answers of a connection of HTTP/1.1 as bytes. What is small is put together, so that a whole answer is one write.
struct AnswerEncoder {
    /// What is not written yet. Its memory is used again for the next answer.
    private var pending = ByteBuffer()
    private var isChunked = false
    private var hasBody = true

    /// A longer piece of a body is written as it is.
    private static let longestCopy = 16 << 10
    /// A connection that waits for its next request keeps no more than so much.
    private static let mostKept = 4 << 10

    /// Begins an answer. Without a length its body is sent in chunks, to a client of HTTP/1.0 up to the end of the connection.
    /// Source: RFC 9112, section 6
    mutating func begin(_ status: HTTPResponseStatus, _ fields: HTTPHeaders, isOld: Bool) {
        var fields = fields
        hasBody = status.code >= 200 && status.code != 204 && status.code != 304
        isChunked = false
        if !hasBody {
            fields.remove(name: "content-length")
        } else if !isOld, !fields.contains(name: "content-length") {
            isChunked = true
            fields.add(name: "transfer-encoding", value: "chunked")
        }
        pending.write(status, isOld: isOld, fields)
    }

    /// Tells a client to go on with its body.
    mutating func goOn() { pending.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n") }

    /// More of the body.
    /// - Parameter write: takes what is to be written at once.
    mutating func add(_ bytes: ByteBuffer, _ write: (ByteBuffer) -> Void) {
        guard hasBody, bytes.readableBytes > 0 else { return }
        if isChunked { pending.writeString(String(bytes.readableBytes, radix: 16) + "\r\n") }
        if bytes.readableBytes <= Self.longestCopy {
            pending.writeImmutableBuffer(bytes)
        } else {
            flush(write)
            pending = ByteBuffer()
            write(bytes)
        }
        if isChunked { pending.writeStaticString("\r\n") }
    }

    /// The answer is whole.
    mutating func end() {
        if isChunked { pending.writeStaticString("0\r\n\r\n") }
        isChunked = false
    }

    /// Hands over what is not written yet.
    mutating func flush(_ write: (ByteBuffer) -> Void) {
        guard pending.readableBytes > 0 else { return }
        write(pending)
        pending.moveReaderIndex(to: pending.writerIndex)
    }

    /// Everything was handed over and is written, or on its way.
    mutating func reuse() {
        if pending.capacity > Self.mostKept { pending = ByteBuffer() } else { pending.clear() }
    }
}
