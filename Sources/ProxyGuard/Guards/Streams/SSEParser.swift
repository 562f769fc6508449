/// Cuts an event stream into its events, however the bytes arrive.
///
/// Lines end with a line feed, a carriage return or both (WHATWG HTML, 9.2.6).
public struct SSEParser {
    /// A stream that no event stream is.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// In bytes.
        public var limit: Int
        public var description: String { "the event stream has an event of more than \(limit) bytes" }
    }

    private let limit: Int
    private var raw: [UInt8] = []
    private var lineStart = 0
    private var data: [UInt8]?
    private var name: String?
    private var others: [UInt8] = []
    /// A line feed that comes next belongs to the carriage return in front of it.
    private var followsReturn = false
    private var isFirstLine = true

    /// - Parameter limit: of bytes of an event.
    public init(limit: Int = 8 << 20) { self.limit = limit }

    /// - Returns: the events that are complete now.
    public mutating func append(_ bytes: UnsafeRawBufferPointer) throws(Problem) -> [SSEEvent] {
        var events: [SSEEvent] = []
        try append(bytes, to: &events)
        return events
    }

    /// Appends the events that are complete now; those in front of a problem too, wherever the bytes were cut.
    mutating func append(_ bytes: UnsafeRawBufferPointer, to events: inout [SSEEvent]) throws(Problem) {
        var position = 0
        while position < bytes.count {
            if followsReturn {
                followsReturn = false
                if bytes[position] == 0x0A {
                    position += 1
                    if raw.isEmpty {
                        // The return ended an event that is gone.
                        events.append(SSEEvent(raw: [0x0A]))
                    } else {
                        raw.append(0x0A)
                        lineStart = raw.count
                    }
                    continue
                }
            }
            var end = position
            while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
            raw += bytes[position..<end]
            guard raw.count <= limit else { throw Problem(limit: limit) }
            guard end < bytes.count else { break }
            let line = raw[lineStart...]
            let isBlank = line.isEmpty
            if !isBlank { take(line) }
            isFirstLine = false
            raw.append(bytes[end])
            position = end + 1
            if bytes[end] == 0x0D {
                if position < bytes.count {
                    if bytes[position] == 0x0A {
                        raw.append(0x0A)
                        position += 1
                    }
                } else {
                    followsReturn = true
                }
            }
            lineStart = raw.count
            if isBlank { events.append(dispatch()) }
        }
    }

    /// The stream is over.
    ///
    /// - Returns: an event that no blank line ended; some clients take it for one.
    public mutating func finish() -> SSEEvent? {
        let line = raw[lineStart...]
        if !line.isEmpty { take(line) }
        return raw.isEmpty ? nil : dispatch()
    }

    private mutating func dispatch() -> SSEEvent {
        let event = SSEEvent(raw: raw, name: name, data: data, others: others)
        raw = []
        others = []
        (lineStart, data, name) = (0, nil, nil)
        return event
    }

    private mutating func take(_ line: ArraySlice<UInt8>) {
        guard let field = Self.field(line) else { return addOther(line) }
        if field.isData {
            if data == nil { data = Array(field.value) } else { data?.append(contentsOf: [0x0A] + field.value) }
        } else {
            name = String(decoding: field.value, as: UTF8.self)
            if !Self.isPlain(field.value) { addOther(line) }
        }
    }

    private mutating func addOther(_ line: ArraySlice<UInt8>) {
        if !others.isEmpty { others.append(0x0A) }
        others += line
    }

    /// Whether a name is one as providers write them, such as `response.output_text.delta`.
    private static func isPlain(_ name: ArraySlice<UInt8>) -> Bool {
        name.count <= 64
            && name.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") }
    }

    /// What a line says if it is data or an event's name; a byte order mark in front does not count.
    static func field(_ line: ArraySlice<UInt8>) -> (isData: Bool, value: ArraySlice<UInt8>)? {
        let line = line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
        let name = line.prefix { $0 != UInt8(ascii: ":") }
        let isData = name.elementsEqual("data".utf8)
        guard isData || name.elementsEqual("event".utf8) else { return nil }
        var value = line[name.endIndex...].dropFirst()
        if value.first == 0x20 { value = value.dropFirst() }
        return (isData, value)
    }
}
