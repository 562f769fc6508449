internal import ProxyManagement

extension ProviderAnswers {
    private static let arguments = "{\"city\":\"Paris\"}"
    private static let done = "data: [DONE]\n\n"
    private static let usage: JSONValue = ["prompt_tokens": 9, "completion_tokens": 5, "total_tokens": 14]

    // MARK: Chat completions. Source: https://platform.openai.com/docs/api-reference/chat

    static func chat(_ body: JSONValue) -> StubAnswer {
        let tool = tool(body)
        let model = body["model"] ?? "stub-1"
        if isStreaming(body) {
            var chunks = [chatChunk(["role": "assistant", "content": "", "refusal": .null], model: model)]
            if let tool {
                chunks.append(chatChunk(["tool_calls": [call(tool, arguments: "")]], model: model))
                for part in ["{\"city\":", "\"Paris\"}"] {
                    chunks.append(
                        chatChunk(
                            ["tool_calls": [["index": 0, "function": ["arguments": .string(part)]]]], model: model))
                }
            } else {
                chunks += words.map { chatChunk(["content": .string($0)], model: model) }
            }
            chunks.append(chatChunk([:], finish: tool == nil ? "stop" : "tool_calls", model: model))
            if body["stream_options"]?["include_usage"] == true {
                chunks.append(envelope("chat.completion.chunk", model, choices: [], usage: usage))
            }
            return .data(chunks, end: done)
        }
        var message: [JSONValue.Member] = [
            .init("role", "assistant"), .init("content", tool == nil ? .string(text) : .null), .init("refusal", .null),
        ]
        if let tool { message.append(.init("tool_calls", [call(tool, arguments: arguments)])) }
        let choice: JSONValue = [
            "index": 0, "message": .object(message), "logprobs": .null,
            "finish_reason": tool == nil ? "stop" : "tool_calls",
        ]
        return .json(envelope("chat.completion", model, choices: [choice], usage: usage))
    }

    static func chatChunk(_ delta: JSONValue, finish: JSONValue = .null, model: JSONValue = "stub-1") -> JSONValue {
        envelope(
            "chat.completion.chunk", model,
            choices: [["index": 0, "delta": delta, "logprobs": .null, "finish_reason": finish]])
    }

    private static func envelope(
        _ object: JSONValue, _ model: JSONValue, choices: JSONValue, usage: JSONValue = .null
    ) -> JSONValue {
        [
            "id": "chatcmpl-stub", "object": object, "created": created, "model": model,
            "system_fingerprint": "fp_stub", "choices": choices, "usage": usage,
        ]
    }

    private static func call(_ name: String, arguments: String) -> JSONValue {
        [
            "index": 0, "id": "call_stub", "type": "function",
            "function": ["name": .string(name), "arguments": .string(arguments)],
        ]
    }

    // MARK: Completions, embeddings, moderations

    static func completion(_ body: JSONValue) -> StubAnswer {
        let model = body["model"] ?? "stub-1"
        let value = { (text: String, finish: JSONValue, usage: JSONValue) -> JSONValue in
            [
                "id": "cmpl-stub", "object": "text_completion", "created": created, "model": model,
                "choices": [["index": 0, "text": .string(text), "logprobs": .null, "finish_reason": finish]],
                "usage": usage,
            ]
        }
        guard isStreaming(body) else { return .json(value(text, "stop", usage)) }
        return .data(words.map { value($0, .null, .null) } + [value("", "stop", .null)], end: done)
    }

    static func embeddings(_ body: JSONValue) -> StubAnswer {
        // Three numbers of four bytes, which clients ask for in base64.
        let vector: JSONValue =
            body["encoding_format"] == "base64"
            ? "zczMPc3MTD6amZk+" : [.decimal("0.1"), .decimal("0.2"), .decimal("0.3")]
        let count = body["input"]?.elements?.count ?? 1
        let data = (0..<count).map { index -> JSONValue in
            ["object": "embedding", "index": .integer(Int64(index)), "embedding": vector]
        }
        return .json([
            "object": "list", "data": .array(data), "model": body["model"] ?? "stub-1",
            "usage": ["prompt_tokens": 9, "total_tokens": 9],
        ])
    }

    static func moderation(_ body: JSONValue) -> StubAnswer {
        .json([
            "id": "modr-stub", "model": body["model"] ?? "stub-1",
            "results": [
                [
                    "flagged": false, "categories": ["violence": false],
                    "category_scores": ["violence": .decimal("0.01")],
                    "category_applied_input_types": ["violence": ["text"]],
                ]
            ],
        ])
    }

    // MARK: Responses. Source: https://platform.openai.com/docs/api-reference/responses

    static func response(_ body: JSONValue) -> StubAnswer {
        let model = body["model"] ?? "stub-1"
        let item = tool(body).map(functionCall) ?? output(text, status: "completed")
        let whole = response(model, status: "completed", output: [item], usage: true)
        guard isStreaming(body) else { return .json(whole) }
        let empty = response(model, status: "in_progress", output: [], usage: false)
        var events: [JSONValue] = [
            ["type": "response.created", "response": empty], ["type": "response.in_progress", "response": empty],
        ]
        events += tool(body).map(callEvents) ?? textEvents
        events.append(["type": "response.output_item.done", "output_index": 0, "item": item])
        events.append(["type": "response.completed", "response": whole])
        return .named(
            events.enumerated().map { number, event in
                .object((event.members ?? []) + [.init("sequence_number", .integer(Int64(number)))])
            })
    }

    private static var textEvents: [JSONValue] {
        let place: [JSONValue.Member] = [
            .init("item_id", "msg_stub"), .init("output_index", 0), .init("content_index", 0),
        ]
        let event = { (type: JSONValue, members: [JSONValue.Member]) -> JSONValue in
            .object([.init("type", type)] + place + members)
        }
        let part = { (text: String) -> JSONValue in
            ["type": "output_text", "text": .string(text), "annotations": [], "logprobs": []]
        }
        return [
            [
                "type": "response.output_item.added", "output_index": 0, "item": output(nil, status: "in_progress"),
            ], event("response.content_part.added", [.init("part", part(""))]),
        ]
            + words.map {
                event("response.output_text.delta", [.init("delta", .string($0)), .init("logprobs", [])])
            }
            + [
                event("response.output_text.done", [.init("text", .string(text)), .init("logprobs", [])]),
                event("response.content_part.done", [.init("part", part(text))]),
            ]
    }

    private static func callEvents(_ name: String) -> [JSONValue] {
        let place: [JSONValue.Member] = [.init("item_id", "fc_stub"), .init("output_index", 0)]
        let type = { (type: JSONValue) in JSONValue.Member("type", type) }
        return [
            ["type": "response.output_item.added", "output_index": 0, "item": functionCall(name)],
            .object([type("response.function_call_arguments.delta")] + place + [.init("delta", .string(arguments))]),
            .object(
                [type("response.function_call_arguments.done")] + place
                    + [.init("name", .string(name)), .init("arguments", .string(arguments))]),
        ]
    }

    private static func functionCall(_ name: String) -> JSONValue {
        [
            "type": "function_call", "id": "fc_stub", "call_id": "call_stub", "name": .string(name),
            "arguments": .string(arguments), "status": "completed",
        ]
    }

    private static func output(_ text: String?, status: JSONValue) -> JSONValue {
        let content = text.map { text -> JSONValue in
            [["type": "output_text", "text": .string(text), "annotations": [], "logprobs": []]]
        }
        return [
            "type": "message", "id": "msg_stub", "role": "assistant", "status": status, "content": content ?? [],
        ]
    }

    private static func response(
        _ model: JSONValue, status: JSONValue, output: JSONValue, usage: Bool
    ) -> JSONValue {
        [
            "id": "resp_stub", "object": "response", "created_at": created, "status": status, "model": model,
            "output": output, "error": .null, "incomplete_details": .null, "instructions": .null, "metadata": [:],
            "parallel_tool_calls": true, "temperature": .decimal("1.0"), "tool_choice": "auto", "tools": [],
            "top_p": .decimal("1.0"),
            "usage": usage
                ? [
                    "input_tokens": 9, "input_tokens_details": ["cached_tokens": 0], "output_tokens": 5,
                    "output_tokens_details": ["reasoning_tokens": 0], "total_tokens": 14,
                ] : .null,
        ]
    }
}
