/// The first message of a client of TLS, made by hand: libraries no longer say what is to be refused. Source: RFC 5246, RFC 8446
struct ClientHello {
    /// The version that a client had in this field before TLS 1.3.
    var version: UInt16 = 0x0303
    /// Those of TLS 1.3; none leaves the extension out.
    var versions: [UInt16] = []
    var suites: [UInt16]
    var compressions: [UInt8] = [0]
    var protocols: [String] = []
    var hasHeartbeat = false
    /// SSL 3 has none.
    var hasExtensions = true

    /// In one record or several: none has more than 16 KiB.
    var bytes: [UInt8] {
        var body = Self.two(version) + [UInt8](repeating: 0x5A, count: 32) + [0]
        body += Self.sized(suites.flatMap { Self.two($0) })
        body += [UInt8(compressions.count)] + compressions
        if hasExtensions { body += Self.sized(extensions) }
        let length = [UInt8(body.count >> 16), UInt8(body.count >> 8 & 255), UInt8(body.count & 255)]
        let message: [UInt8] = [1] + length + body
        return stride(from: 0, to: message.count, by: 1 << 14).flatMap { start -> [UInt8] in
            let piece = Array(message[start..<min(start + 1 << 14, message.count)])
            return [22] + Self.two(min(version, 0x0301)) + Self.sized(piece)
        }
    }

    private var extensions: [UInt8] {
        let name = Array("localhost".utf8)
        var all = Self.field(0, Self.sized([0] + Self.sized(name)))
        all += Self.field(10, Self.sized([0x001D, 0x0017, 0x0018, 0x0100].flatMap { Self.two($0) }))
        all += Self.field(11, [1, 0])
        let signatures: [UInt16] = [0x0403, 0x0503, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201]
        all += Self.field(13, Self.sized(signatures.flatMap { Self.two($0) }))
        all += Self.field(23, []) + Self.field(0xFF01, [0])
        if hasHeartbeat { all += Self.field(15, [1]) }
        if !protocols.isEmpty {
            all += Self.field(16, Self.sized(protocols.flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) }))
        }
        if !versions.isEmpty {
            let list = versions.flatMap { Self.two($0) }
            all += Self.field(43, [UInt8(list.count)] + list)
            // Any 32 bytes are a point of the curve; what is agreed on is never used.
            let share = Self.two(0x001D) + Self.sized([UInt8](repeating: 9, count: 32))
            all += Self.field(51, Self.sized(share)) + Self.field(45, [1, 1])
        }
        return all
    }

    private static func field(_ type: UInt16, _ content: [UInt8]) -> [UInt8] { two(type) + sized(content) }

    private static func sized(_ bytes: [UInt8]) -> [UInt8] { two(UInt16(bytes.count)) + bytes }

    static func two(_ number: UInt16) -> [UInt8] { [UInt8(number >> 8), UInt8(number & 255)] }

    /// What a client of SSL 2 begins with: three suites of that time, no session, 16 random bytes.
    static let ssl2: [UInt8] =
        [0x80, 0x22, 1, 0, 2, 0, 9, 0, 0, 0, 16, 1, 0, 0x80, 2, 0, 0x80, 7, 0, 0xC0]
        + [UInt8](repeating: 7, count: 16)
}
