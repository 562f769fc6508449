/// One event of an event stream, with the very bytes that it came in.
public struct SSEEvent: Hashable, Sendable {
    /// With the blank line that ends it, and comments.
    public var raw: [UInt8]
    /// What `event:` says.
    public var name: String?
    /// The data lines, joined by line feeds; nil when there are none.
    public var data: [UInt8]?
    /// Lines that are neither data nor a plain name, joined by line feeds: comments, ids, and what no client knows.
    var others: [UInt8] = []

    /// The same event with other data; all other lines stay as they are.
    public func replacing(data: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        var isWritten = false
        while position < raw.count {
            let end = raw[position...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? raw.count
            var next = min(raw.count, end + 1)
            if next < raw.count, raw[end] == 0x0D, raw[next] == 0x0A { next += 1 }
            if SSEParser.field(raw[position..<end])?.isData ?? false {
                if !isWritten {
                    isWritten = true
                    let terminator = end < next ? raw[end..<next] : [0x0A]
                    for line in data.split(separator: 0x0A, omittingEmptySubsequences: false) {
                        result += Array("data: ".utf8) + line + terminator
                    }
                }
            } else {
                result += raw[position..<next]
            }
            position = next
        }
        return result
    }
}
