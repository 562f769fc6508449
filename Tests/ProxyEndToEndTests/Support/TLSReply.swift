import ProxyDemo

/// What a server says to the first message of a client.
enum TLSReply: Hashable {
    /// It goes on, with what it chose.
    case hello(version: UInt16, suite: UInt16, compression: UInt8, extensions: Set<UInt16>)
    /// It tells why it does not.
    case alert(UInt8)
    /// It closes.
    case closed
    /// A record of another type.
    case other(UInt8)

    /// Says something to a port, and waits for the first record that comes back, or the end.
    static func ask(port: Int, _ bytes: [UInt8]) async throws -> TLSReply {
        let connection = try await LoopbackConnection(port: port)
        try? await connection.send(bytes)
        let isThere = await connection.receives { bytes, _ in record(bytes) != nil }
        let reply = isThere ? read(connection.received) : .closed
        await connection.close()
        return reply
    }

    static func ask(port: Int, _ hello: ClientHello) async throws -> TLSReply { try await ask(port: port, hello.bytes) }

    /// Whether no connection comes of it.
    var isRefusal: Bool {
        switch self {
        case .alert, .closed: true
        case .hello, .other: false
        }
    }

    /// The content of the first record; nil while it is not whole.
    static func record(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        guard bytes.count >= 5 else { return nil }
        let length = Int(bytes[3]) << 8 | Int(bytes[4])
        return bytes.count >= 5 + length ? bytes[5..<5 + length] : nil
    }

    private static func read(_ bytes: [UInt8]) -> TLSReply {
        guard let content = record(bytes).map(Array.init) else { return .closed }
        if bytes[0] == 21, content.count >= 2 { return .alert(content[1]) }
        guard bytes[0] == 22, content.count > 42, content[0] == 2 else { return .other(bytes[0]) }
        let two = { (place: Int) in
            place + 1 < content.count ? UInt16(content[place]) << 8 | UInt16(content[place + 1]) : 0
        }
        var version = two(4)
        var place = 39 + Int(content[38])
        let suite = two(place)
        let compression = place + 2 < content.count ? content[place + 2] : 0
        var extensions: Set<UInt16> = []
        let end = min(content.count, place + 5 + Int(two(place + 3)))
        place += 5
        while place + 3 < end {
            extensions.insert(two(place))
            if two(place) == 43 { version = two(place + 4) }
            place += 4 + Int(two(place + 2))
        }
        return .hello(version: version, suite: suite, compression: compression, extensions: extensions)
    }
}
