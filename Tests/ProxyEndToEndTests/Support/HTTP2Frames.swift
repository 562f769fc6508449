/// Bytes of HTTP/2 made by hand: what no library would send. Source: RFC 9113, RFC 7541
enum HTTP2Frames {
    /// What a client begins with, and one request without a body; no name or value is longer than 250 bytes.
    static func request(_ fields: [(String, String)]) -> [UInt8] {
        let block = fields.flatMap { field -> [UInt8] in [0] + text(field.0) + text(field.1) }
        return Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + frame(type: 4, flags: 0, stream: 0, [])
            + frame(type: 1, flags: 5, stream: 1, block)
    }

    private static func text(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        return (bytes.count < 127 ? [UInt8(bytes.count)] : [127, UInt8(bytes.count - 127)]) + bytes
    }

    private static func frame(type: UInt8, flags: UInt8, stream: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0, UInt8(content.count >> 8), UInt8(content.count & 255), type, flags, 0, 0, 0, stream] + content
    }
}
