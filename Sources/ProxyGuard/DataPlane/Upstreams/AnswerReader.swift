internal import NIOCore
internal import NIOHTTP1
internal import ProxyRoutes

/// Reads what an upstream sends as answers of HTTP/1.1, strictly: what two readers could take differently is none.
///
/// It knows where an answer ends: what stands behind it belongs to no request, and would be the answer to somebody else's.
/// Source: RFC 9112, sections 4 to 7
struct AnswerReader {
    enum Part: Equatable {
        case head(HTTPResponseHead)
        case body(ByteBuffer)
        /// The answer is whole.
        case end
    }

    enum Problem: Error {
        /// It is no HTTP/1.1, or has more headers than answers may have.
        case malformed
    }

    private enum State: Equatable {
        /// Before the first byte, or behind the end.
        case idle
        case firstLine
        case fields
        case fixed(left: Int)
        case chunkSize
        case chunk(left: Int)
        case chunkEnd
        case trailers
        /// The body ends with the connection.
        case untilClose
        /// The end was not told yet.
        case ended
    }

    private var state = State.idle
    private var unread = ByteBuffer()
    /// Bytes of the unread ones in which no line ends.
    private var searched = 0
    /// Bytes of lines since the head, the trailers or the chunk began.
    private var lineBytes = 0
    private var head = HTTPResponseHead(version: .http1_1, status: .ok)
    private var framing = Framing()

    /// A head, or all trailers together.
    private static let longestHead = 64 << 10
    private static let mostFields = 256
    /// The size of a chunk and what may be said of it.
    private static let longestChunkLine = 1 << 10

    /// What a head says of the body.
    private struct Framing {
        var length: Int?
        var isChunked = false
        /// Another answer may come over the same connection.
        var isKept = true
    }

    /// Waits for the answer to the next request.
    mutating func begin() { state = .firstLine }

    /// Bytes came.
    mutating func add(_ bytes: ByteBuffer) {
        if unread.readableBytes == 0 { unread = bytes } else { unread.writeImmutableBuffer(bytes) }
    }

    /// Whether nothing is left over.
    var isClean: Bool { unread.readableBytes == 0 }

    /// Whether another answer may come over the same connection, as far as the head says.
    var staysOpen: Bool { framing.isKept }

    /// Whether the end of the connection is the end of the answer.
    var endsWithConnection: Bool { state == .untilClose }

    /// The next part of what came; nil if it is not whole yet.
    mutating func next() throws(Problem) -> Part? {
        while true {
            switch state {
            case .idle: return nil
            case .firstLine:
                guard let found = try line(Self.longestHead, Self.firstLine) else { return nil }
                head = found
                framing = Framing()
                state = .fields
            case .fields:
                guard let found = try line(Self.longestHead, Self.field) else { return nil }
                if let field = found {
                    try add(field)
                } else {
                    lineBytes = 0
                    state = try afterHead()
                    return .head(head)
                }
            case .fixed(let left):
                guard let bytes = take(left) else { return nil }
                state = left == bytes.readableBytes ? .ended : .fixed(left: left - bytes.readableBytes)
                return .body(bytes)
            case .chunkSize:
                guard let size = try line(Self.longestChunkLine, Self.chunkSize) else { return nil }
                lineBytes = 0
                state = size == 0 ? .trailers : .chunk(left: size)
            case .chunk(let left):
                guard let bytes = take(left) else { return nil }
                state = left == bytes.readableBytes ? .chunkEnd : .chunk(left: left - bytes.readableBytes)
                return .body(bytes)
            case .chunkEnd:
                guard let isEmpty = try line(2, { $0.isEmpty }) else { return nil }
                guard isEmpty else { throw .malformed }
                lineBytes = 0
                state = .chunkSize
            case .trailers:
                // They are for nobody.
                guard let found = try line(Self.longestHead, Self.field) else { return nil }
                if found == nil { state = .ended }
            case .untilClose:
                return take(.max).map { .body($0) }
            case .ended:
                lineBytes = 0
                state = .idle
                return .end
            }
        }
    }

    // MARK: Bytes

    private mutating func take(_ most: Int) -> ByteBuffer? {
        let count = min(most, unread.readableBytes)
        return count == 0 ? nil : unread.readSlice(length: count)
    }

    /// Reads the next line without its end, which is CR and LF and nothing else; nil if it is not whole yet.
    private mutating func line<Value>(
        _ longest: Int, _ read: (UnsafeRawBufferPointer) throws(Problem) -> Value
    ) throws(Problem) -> Value? {
        let start = searched
        let count = unread.withUnsafeReadableBytes { bytes in
            var index = start
            while index < bytes.count, bytes[index] != 0x0A { index += 1 }
            return index
        }
        guard lineBytes + count <= longest else { throw .malformed }
        guard count < unread.readableBytes else {
            searched = count
            return nil
        }
        let value = try unread.withUnsafeReadableBytes { bytes throws(Problem) in
            guard count > 0, bytes[count - 1] == 0x0D else { throw Problem.malformed }
            return try read(UnsafeRawBufferPointer(rebasing: bytes[..<(count - 1)]))
        }
        unread.moveReaderIndex(forwardBy: count + 1)
        searched = 0
        lineBytes += count + 1
        return value
    }

    // MARK: Heads

    private static func firstLine(_ line: UnsafeRawBufferPointer) throws(Problem) -> HTTPResponseHead {
        guard line.count >= 12, line[..<7].elementsEqual("HTTP/1.".utf8), line[7] == 0x31 || line[7] == 0x30,
            line[8] == 0x20, line[9..<12].allSatisfy(Octet.isDigit), line[9] != 0x30,
            line.count == 12 || line[12] == 0x20,
            line[12...].allSatisfy(isText)
        else { throw .malformed }
        let code = line[9..<12].reduce(0) { 10 * $0 + Int($1 - 0x30) }
        return HTTPResponseHead(
            version: line[7] == 0x31 ? .http1_1 : .http1_0, status: HTTPResponseStatus(statusCode: code))
    }

    private typealias Field = (name: String, value: String)

    private mutating func add(_ field: Field) throws(Problem) {
        let (name, value) = field
        guard head.headers.count < Self.mostFields else { throw .malformed }
        switch name {
        case "content-length":
            // Two of them, even of the same value, are one too many.
            guard framing.length == nil, (1...15).contains(value.utf8.count), value.utf8.allSatisfy(Octet.isDigit),
                let length = Int(value)
            else { throw .malformed }
            framing.length = length
        case "transfer-encoding":
            guard !framing.isChunked, head.version == .http1_1, Octet.equalsIgnoringCase(value, "chunked") else {
                throw .malformed
            }
            framing.isChunked = true
        case "connection":
            let options = value.utf8.split(separator: UInt8(ascii: ",")).map { Octet.trimmed(Substring($0)) }
            if options.contains(where: { Octet.equalsIgnoringCase($0, "close") }) { framing.isKept = false }
        default: break
        }
        head.headers.add(name: name, value: value)
    }

    /// A field's name in lower case, and its value without blanks at its ends; nil of an empty line.
    private static func field(_ line: UnsafeRawBufferPointer) throws(Problem) -> Field? {
        if line.isEmpty { return nil }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0, line[..<colon].allSatisfy(Octet.isToken)
        else { throw .malformed }
        var (start, end) = (colon + 1, line.count)
        while start < end, line[start] == 0x20 || line[start] == 0x09 { start += 1 }
        while start < end, line[end - 1] == 0x20 || line[end - 1] == 0x09 { end -= 1 }
        guard line[start..<end].allSatisfy(isText) else { throw .malformed }
        let name = String(unsafeUninitializedCapacity: colon) { text in
            for index in 0..<colon { text[index] = Octet.lowered(line[index]) }
            return colon
        }
        return (name, String(decoding: line[start..<end], as: UTF8.self))
    }

    /// Neither a control character, a tab apart, nor the end of a line.
    private static func isText(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7F || byte == 0x09 }

    /// What comes behind the head.
    private mutating func afterHead() throws(Problem) -> State {
        guard framing.length == nil || !framing.isChunked else { throw .malformed }
        if head.version == .http1_0 { framing.isKept = false }
        switch head.status.code {
        // Nobody asked to speak something else.
        case 101: throw .malformed
        // The answer itself is still to come.
        case 100..<200: return .firstLine
        case 204, 304: return .ended
        default: break
        }
        if framing.isChunked { return .chunkSize }
        if let length = framing.length { return length == 0 ? .ended : .fixed(left: length) }
        framing.isKept = false
        return .untilClose
    }

    /// Hexadecimal digits, and what extensions say behind a semicolon, which is for nobody. Source: RFC 9112, section 7.1
    private static func chunkSize(_ line: UnsafeRawBufferPointer) throws(Problem) -> Int {
        var size = 0
        var index = 0
        while index < line.count, let digit = Octet.hexadecimalValue(line[index]) {
            guard index < 15 else { throw .malformed }
            size = size << 4 | digit
            index += 1
        }
        guard index > 0 else { throw .malformed }
        if index == line.count { return size }
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        let rest = line[index...].drop(while: isBlank)
        guard rest.first == UInt8(ascii: ";"), let first = rest.dropFirst().first(where: { !isBlank($0) }),
            Octet.isToken(first), rest.allSatisfy(isText)
        else { throw .malformed }
        return size
    }
}
