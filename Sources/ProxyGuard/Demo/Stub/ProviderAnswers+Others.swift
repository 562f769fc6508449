internal import ProxyManagement

extension ProviderAnswers {
    // MARK: Anthropic. Source: https://docs.anthropic.com/en/api/messages-streaming

    static func message(_ body: JSONValue) -> StubAnswer {
        let model = body["model"]?.text ?? "stub-1"
        let tool = tool(body)
        let reason: JSONValue = tool == nil ? "end_turn" : "tool_use"
        guard isStreaming(body) else {
            let block: JSONValue =
                tool.map { ["type": "tool_use", "id": "toolu_stub", "name": .string($0), "input": ["city": "Paris"]] }
                ?? ["type": "text", "text": .string(text)]
            return .json(message(model, content: [block], reason: reason, outputTokens: 5))
        }
        let start: JSONValue =
            tool.map { ["type": "tool_use", "id": "toolu_stub", "name": .string($0), "input": [:]] }
            ?? ["type": "text", "text": ""]
        let deltas: [JSONValue] =
            tool == nil
            ? words.map(anthropicDelta)
            : ["{\"city\":", "\"Paris\"}"].map { part in
                [
                    "type": "content_block_delta", "index": 0,
                    "delta": ["type": "input_json_delta", "partial_json": .string(part)],
                ]
            }
        return .named(
            [
                anthropicStart(model), ["type": "content_block_start", "index": 0, "content_block": start],
                ["type": "ping"],
            ] + deltas + [
                ["type": "content_block_stop", "index": 0],
                [
                    "type": "message_delta", "delta": ["stop_reason": reason, "stop_sequence": .null],
                    "usage": ["output_tokens": 5],
                ], ["type": "message_stop"],
            ])
    }

    static func anthropicDelta(_ text: String) -> JSONValue {
        ["type": "content_block_delta", "index": 0, "delta": ["type": "text_delta", "text": .string(text)]]
    }

    static func anthropicStart(_ model: String) -> JSONValue {
        ["type": "message_start", "message": message(model, content: [], reason: .null, outputTokens: 1)]
    }

    private static func message(
        _ model: String, content: JSONValue, reason: JSONValue, outputTokens: Int64
    ) -> JSONValue {
        [
            "id": "msg_stub", "type": "message", "role": "assistant", "model": .string(model), "content": content,
            "stop_reason": reason, "stop_sequence": .null,
            "usage": ["input_tokens": 9, "output_tokens": .integer(outputTokens)],
        ]
    }

    // MARK: Gemini. Source: https://ai.google.dev/api/generate-content

    static func gemini(_ path: String) -> StubAnswer {
        let model = JSONValue.string(String(path.dropFirst("/v1beta/models/".utf8.count).prefix { $0 != ":" }))
        switch path.drop(while: { $0 != ":" }) {
        case ":streamGenerateContent":
            return .data(
                words.enumerated().map { index, word in
                    generated(model, word, finish: index == words.count - 1 ? "STOP" : nil)
                })
        case ":countTokens": return .json(["totalTokens": 9])
        case ":embedContent": return .json(["embedding": ["values": [.decimal("0.1"), .decimal("0.2")]]])
        default: return .json(generated(model, text, finish: "STOP"))
        }
    }

    private static func generated(_ model: JSONValue, _ text: String, finish: JSONValue?) -> JSONValue {
        var candidate: [JSONValue.Member] = [
            .init("content", ["role": "model", "parts": [["text": .string(text)]]]), .init("index", 0),
        ]
        if let finish { candidate.append(.init("finishReason", finish)) }
        return [
            "candidates": [.object(candidate)], "modelVersion": model,
            "usageMetadata": ["promptTokenCount": 9, "candidatesTokenCount": 5, "totalTokenCount": 14],
        ]
    }
}
