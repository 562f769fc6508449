internal import ProxyManagement

/// What a provider answers, as far as clients look at it.
enum ProviderAnswers {
    /// The pieces of every answer's text.
    static let words = ["Hello", " from", " the", " stub", "."]
    static var text: String { words.joined() }
    static let created: JSONValue = 1_750_000_000

    static func answer(to request: StubRequest) -> StubAnswer {
        let body = json(request)
        let path = request.path
        switch (request.method, path) {
        case ("POST", "/v1/chat/completions"): return chat(body)
        case ("POST", "/v1/completions"): return completion(body)
        case ("POST", "/v1/responses"): return response(body)
        case ("POST", "/v1/embeddings"): return embeddings(body)
        case ("POST", "/v1/moderations"): return moderation(body)
        case ("POST", "/v1/messages"): return message(body)
        case ("POST", "/v1/messages/count_tokens"): return .json(["input_tokens": 9])
        case ("GET", "/v1/models"):
            return .json(["object": "list", "data": .array(["stub-1", "stub-2"].map { model($0) })])
        case ("GET", _) where path.hasPrefix("/v1/models/"):
            return .json(model(String(path.dropFirst("/v1/models/".utf8.count))))
        case ("POST", _) where path.hasPrefix("/v1beta/models/"): return gemini(path)
        default: return .whole(status: 404, error("not_found", "The stub does not know \(path).", request))
        }
    }

    static func json(_ request: StubRequest) -> JSONValue {
        (try? JSONValue(reading: request.body, depth: 64)) ?? .null
    }

    /// The model that a request asks for.
    static func model(of request: StubRequest) -> String? {
        if let model = json(request)["model"]?.text { return model }
        let prefix = "/v1beta/models/"
        guard request.path.hasPrefix(prefix) else { return nil }
        return String(request.path.dropFirst(prefix.utf8.count).prefix { $0 != ":" })
    }

    static func error(_ code: String, _ message: String, _ request: StubRequest) -> [UInt8] {
        let value: JSONValue =
            request.path.hasPrefix("/v1/messages")
            ? ["type": "error", "error": ["type": .string(code), "message": .string(message)]]
            : [
                "error": [
                    "message": .string(message), "type": .string(code), "param": .null, "code": .string(code),
                ]
            ]
        return value.bytes
    }

    /// Deltas until the connection is closed.
    static func endless(_ request: StubRequest) -> StubAnswer {
        let isAnthropic = request.path.hasPrefix("/v1/messages")
        let event =
            isAnthropic
            ? "event: content_block_delta\ndata: \(string(anthropicDelta("word ")))\n\n"
            : "data: \(string(chatChunk(["content": "word "])))\n\n"
        let start = isAnthropic ? "event: message_start\ndata: \(string(anthropicStart("stub-endless")))\n\n" : event
        return .script { wire in
            try await wire.head(200, [("content-type", "text/event-stream"), ("transfer-encoding", "chunked")])
            try await wire.chunk(start)
            while true { try await wire.chunk(event) }
        }
    }

    static func string(_ value: JSONValue) -> String { String(decoding: value.bytes, as: UTF8.self) }

    private static func model(_ name: String) -> JSONValue {
        ["id": .string(name), "object": "model", "created": created, "owned_by": "stub"]
    }

    /// The name of the first tool that a request offers.
    static func tool(_ body: JSONValue) -> String? {
        guard let tool = body["tools"]?.elements?.first else { return nil }
        return tool["function"]?["name"]?.text ?? tool["name"]?.text
    }

    static func isStreaming(_ body: JSONValue) -> Bool { body["stream"] == true }
}
