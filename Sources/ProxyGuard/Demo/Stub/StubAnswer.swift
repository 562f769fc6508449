internal import ProxyManagement

/// What the provider stub does with a request.
public struct StubAnswer: Sendable {
    let script: @Sendable (StubWire) async throws -> Void

    /// Whatever one likes: the wire takes any bytes, at any time.
    public static func script(_ body: @escaping @Sendable (StubWire) async throws -> Void) -> StubAnswer {
        StubAnswer(script: body)
    }

    /// A whole answer with its length.
    public static func whole(
        status: Int = 200, headers: [(String, String)] = [("content-type", "application/json")], _ body: [UInt8]
    ) -> StubAnswer {
        .script { wire in
            try await wire.head(status, headers + [("content-length", String(body.count))])
            try await wire.write(body)
        }
    }

    /// A whole answer with its length.
    public static func whole(
        status: Int = 200, headers: [(String, String)] = [("content-type", "application/json")], _ body: String
    ) -> StubAnswer {
        .whole(status: status, headers: headers, Array(body.utf8))
    }

    /// An answer in pieces; each is a chunk and a write of its own.
    public static func pieces(
        status: Int = 200, headers: [(String, String)] = [("content-type", "text/event-stream")],
        _ pieces: [[UInt8]]
    ) -> StubAnswer {
        .script { wire in
            try await wire.head(status, headers + [("transfer-encoding", "chunked")])
            for piece in pieces { try await wire.chunk(piece) }
            try await wire.end()
        }
    }

    /// Events, each a piece.
    public static func events(_ events: [String]) -> StubAnswer { .pieces(events.map { Array($0.utf8) }) }

    static func json(_ value: JSONValue, status: Int = 200) -> StubAnswer {
        .whole(
            status: status, headers: [("content-type", "application/json"), ("x-request-id", "req_of_the_stub")],
            value.bytes)
    }

    /// `data:` events of these values, and the mark of the end where the dialect has one.
    static func data(_ values: [JSONValue], end: String = "") -> StubAnswer {
        let events = values.map { "data: " + String(decoding: $0.bytes, as: UTF8.self) + "\n\n" }
        return .events(events + (end.isEmpty ? [] : [end]))
    }

    /// Events that have names: those of their values' `type`.
    static func named(_ values: [JSONValue]) -> StubAnswer {
        .events(
            values.map { value in
                "event: \(value["type"]?.text ?? "message")\ndata: \(String(decoding: value.bytes, as: UTF8.self))\n\n"
            })
    }
}
