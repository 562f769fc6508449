internal import NIOCore
internal import NIOHTTP1

/// Heads of HTTP/1.1 as they stand on the wire, written where their body follows: one write sends both.
extension ByteBuffer {
    /// Writes an answer's first line and fields, with the empty line behind them.
    mutating func write(_ status: HTTPResponseStatus, isOld: Bool = false, _ fields: HTTPHeaders) {
        writeStaticString(isOld ? "HTTP/1.0 " : "HTTP/1.1 ")
        writeString(String(status.code))
        writeInteger(UInt8(ascii: " "))
        writeString(status.reasonPhrase)
        writeStaticString("\r\n")
        for (name, value) in fields { write(field: name, value.utf8) }
        writeStaticString("\r\n")
    }

    /// Writes the first line of a request.
    mutating func write(method: String, target: String) {
        writeString(method)
        writeInteger(UInt8(ascii: " "))
        writeString(target)
        writeStaticString(" HTTP/1.1\r\n")
    }

    /// Writes a line of a head. Whatever was checked before: a value that would begin a line of its own is left out.
    mutating func write(field name: String, _ value: some Collection<UInt8>, after prefix: String = "") {
        let start = writerIndex
        writeString(name)
        writeStaticString(": ")
        writeString(prefix)
        writeBytes(value)
        let isOneLine = withUnsafeReadableBytes { bytes in
            bytes[(start - readerIndex)...].allSatisfy { $0 != 0x0D && $0 != 0x0A }
        }
        if isOneLine { writeStaticString("\r\n") } else { moveWriterIndex(to: start) }
    }
}
