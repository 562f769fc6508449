import Foundation
import ProxyDemo
import Testing

extension SecretTests {
    /// What providers of all dialects do wrong, by the text of the request; wherever it can stand, their key does.
    private static let failing: ProviderStub.Behaviour = { request in
        let key = [request["x-goog-api-key"], request["x-api-key"], request["authorization"]].compactMap { $0 }
            .joined().replacingOccurrences(of: "Bearer ", with: "")
        let tree = JSONTree(request.text)
        let text = [
            tree["contents"][0]["parts"][0]["text"].text, tree["messages"][0]["content"].text, tree["input"].text,
        ].compactMap { $0 }.joined()
        guard text.hasPrefix("do:") else { return nil }
        let url = "https://provider.example/v1beta/models/x?key=\(key)"
        let error = "{\"error\":{\"message\":\"key \(key) at \(url) is not valid\",\"status\":\"\(key)\"}}"
        let event = "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}}],\"choices\":[]}\n\n"
        let json = [("content-type", "application/json")]
        let stream = [("content-type", "text/event-stream"), ("transfer-encoding", "chunked")]
        switch text.dropFirst(3).prefix(while: { $0 != " " }) {
        case "silent": return .script { await $0.untilClosed() }
        case "close": return .script { try await $0.close() }
        case "line":
            return .script { wire in
                try await wire.write("HTTP/1.1 500 \(key)\r\ncontent-length: 2\r\n\r\n{}")
            }
        case "garbage":
            return .script { wire in
                try await wire.write("\(error)\r\n\r\n")
                try await wire.close()
            }
        case "headers":
            let names = [
                "x-request-id", "request-id", "retry-after", "openai-processing-ms", "openai-version", "etag",
                "location",
                "x-goog-request-id", "anthropic-ratelimit-requests-limit", "content-language", "content-disposition",
            ]
            return .whole(status: 429, headers: json + names.map { ($0, key) }, "{\"error\":{\"message\":\"slow\"}}")
        case "type": return .whole(headers: [("content-type", "text/html; a=\(key)")], "<p>\(error)</p>")
        case "redirect": return .whole(status: 302, headers: json + [("location", url)], error)
        case "plain": return .whole(status: 400, headers: [("content-type", "text/plain")], error)
        case "good": return .whole("{\"candidates\":[],\"choices\":[],\"content\":[],\"text\":\"\(key)\"}")
        case "stream":
            return .script { wire in
                try await wire.head(200, stream)
                try await wire.chunk(event)
                try await wire.chunk("data: \(error)\n\n")
                try await wire.chunk("data: [DONE]\n\n")
                try await wire.end()
            }
        case "pieces":
            return .script { wire in
                try await wire.head(200, stream)
                try await wire.chunk(event)
                for byte in "data: \(error)\n\n".utf8 { try await wire.chunk([byte]) }
                try await wire.end()
            }
        case "comment":
            return .script { wire in
                try await wire.head(200, stream)
                try await wire.chunk(": \(key)\n\nid: \(key)\nevent: \(key)\n" + event)
                try await wire.end()
            }
        case "cut":
            return .script { wire in
                try await wire.head(200, stream)
                try await wire.chunk(event + "data: {\"text\":\"\(key)")
                try await wire.close()
            }
        case "chunk":
            return .script { wire in
                try await wire.head(200, json + [("transfer-encoding", "chunked")])
                try await wire.write("2;\(key)=\"\(key)\"\r\n{}\r\n0\r\nx-request-id: \(key)\r\n\r\n")
            }
        case let status: return .whole(status: Int(status) ?? 500, error)
        }
    }

    private static let failures = [
        "400", "401", "403", "404", "409", "422", "429", "500", "503", "529", "silent", "close", "line", "garbage",
        "headers", "type", "redirect", "plain", "good", "stream", "pieces", "comment", "cut", "chunk",
    ]

    /// A request of each dialect, streaming or not, with a text.
    private static func requests(_ text: String, token: String) -> [(String, [(String, String)], String)] {
        let type = ("content-type", "application/json")
        let contents = "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"\(text)\"}]}]}"
        return [
            ("/v1beta/models/stub-1:generateContent", [type, ("x-goog-api-key", token)], contents),
            ("/v1beta/models/stub-1:streamGenerateContent?alt=sse", [type, ("x-goog-api-key", token)], contents),
            (
                "/v1/messages", [type, ("x-api-key", token), ("anthropic-version", "2023-06-01")],
                RunningProxy.chatBody(text, extra: ",\"max_tokens\":9")
            ),
            (
                "/v1/chat/completions", [type, ("authorization", "Bearer " + token)],
                RunningProxy.chatBody(text, extra: ",\"stream\":true")
            ),
            (
                "/v1/embeddings", [type, ("authorization", "Bearer " + token)],
                "{\"model\":\"stub-1\",\"input\":\"\(text)\"}"
            ),
        ]
    }

    @Test("ATK-49, ATK-51: however a provider fails, its key and the prompt are told to nobody and kept nowhere")
    func failingUpstreams() async throws {
        let times = ["first_byte_timeout": "\"1s\"", "idle_timeout": "\"2s\"", "connect_timeout": "\"1s\""]
        let settings = Settings(
            Self.loud, upstreams: ["openai": times, "anthropic": times, "gemini": times])
        try await RunningProxy.run(settings, Self.failing) { proxy in
            let token = try await proxy.makeToken().value
            let prompt = Canary.prompt
            var texts: [(name: String, text: String)] = []
            texts = try await withThrowingTaskGroup(
                of: [(name: String, text: String)].self, returning: [(name: String, text: String)].self
            ) { group in
                for failure in Self.failures {
                    group.addTask {
                        var answers: [(name: String, text: String)] = []
                        for (target, headers, body) in Self.requests("do:\(failure) \(prompt)", token: token) {
                            let connection = try await proxy.connect()
                            try await connection.send(
                                "POST", target, headers + [("connection", "close")], Array(body.utf8))
                            // The bytes as they are: nothing hides in what a reader of HTTP passes over.
                            let text = String(decoding: await connection.untilEnd(), as: UTF8.self)
                            await connection.close()
                            #expect(text.hasPrefix("HTTP/1.1 "), "\(failure) \(target)")
                            answers.append(("\(failure) \(target)", text))
                        }
                        return answers
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(texts.count == Self.failures.count * 5)
            for (target, headers) in [
                ("/v1beta/models/stub-1:generateContent?key=\(token)", []),
                ("/v1beta/models?key=\(Canary.mark)-key", [("x-goog-api-key", token)]),
                ("/v1beta/models?pageToken=\(Canary.mark)-page", [("x-goog-api-key", token)]),
                ("/v1/models?key=\(token)", [("authorization", "Bearer " + token)]),
            ] as [(String, [(String, String)])] {
                let method = target.contains("generateContent") ? "POST" : "GET"
                let answer = try await proxy.ask(method, target, headers, method == "POST" ? "{\"contents\":[]}" : nil)
                texts.append((target.split(separator: "?").first.map(String.init) ?? "", answer.whole))
            }
            texts.append(("figures", try await proxy.figures()))
            texts.append(("status", try await proxy.manage("GET", "/status").whole))
            texts.append(("record", try await proxy.manage("GET", "/audit?limit=200").whole))
            texts.append(("use", try await proxy.manage("GET", "/usage").whole))
            #expect(proxy.stub.requests.allSatisfy { !$0.target.contains("key=") })
            try await Self.search(proxy, texts, for: [token, prompt, Canary.mark, Canary.keyMark])
        }
    }

    @Test("ATK-51: a provider that is not there, or speaks no TLS, is told of without its address or key")
    func unreachableUpstreams() async throws {
        let stub = try await ProviderStub.start()
        let free = try await FreePorts.find(1)[0]
        for address in [
            "https://127.0.0.1:\(stub.port)", "http://127.0.0.1:\(free)", "https://\(Canary.mark.lowercased()).invalid",
        ] {
            let upstream = ["base_url": "\"\(address)\"", "connect_timeout": "\"2s\"", "first_byte_timeout": "\"2s\""]
            let settings = Settings(
                Self.loud, upstreams: ["openai": upstream, "anthropic": upstream, "gemini": upstream])
            try await RunningProxy.run(settings) { proxy in
                let token = try await proxy.makeToken().value
                var texts: [(name: String, text: String)] = []
                for (target, headers, body) in Self.requests(Canary.prompt, token: token) {
                    let answer = try await proxy.ask("POST", target, headers, body)
                    #expect([502, 504].contains(answer.status), "\(address) \(target): \(answer.whole)")
                    for word in ["127.0.0.1", "\(stub.port)", "\(free)", "invalid/", "tls", "ssl", "certificate"] {
                        #expect(!answer.text.lowercased().contains(word), "\(answer.text)")
                    }
                    texts.append((target, answer.whole))
                }
                texts.append(("figures", try await proxy.figures()))
                try await Self.search(proxy, texts, for: [token, Canary.prompt, Canary.keyMark])
            }
        }
        // Of what it got it saw nothing: no request is sent in clear where TLS was asked for.
        #expect(stub.requests.isEmpty)
        await stub.stop()
    }

    @Test("ATK-58: a program that crashes tells nothing of what it held")
    func crash() async throws {
        try await Places.shared.using {
            let stub = try await ProviderStub.start()
            let proxy = try await RunningProxy.start(
                Settings(Self.loud), stub: stub, folder: ProxyFolder(), after: "ulimit -c 0")
            let token = try await proxy.makeToken().value
            #expect(try await proxy.chat(Canary.prompt, token: token).status == 200)
            let stream = try await proxy.stream(Canary.prompt, token: token, model: "stub-endless")
            #expect(await stream.shows("word"))
            proxy.child.send(SIGSEGV)
            #expect(await proxy.child.end() == 128 + SIGSEGV)
            await stream.close()
            try await Self.search(proxy, [], for: [token, Canary.prompt, Canary.keyMark, proxy.folder.management])
            await stub.stop()
        }
    }

    /// Ends the program, and looks into everything that it wrote, and the texts.
    private static func search(
        _ proxy: RunningProxy, _ texts: [(name: String, text: String)], for secrets: [String]
    ) async throws {
        proxy.child.send(SIGTERM)
        _ = await proxy.child.end()
        let written = proxy.folder.written.filter { !$0.name.hasPrefix("etc/") }
        let all =
            texts + written + [("output", proxy.child.standardOutput), ("errors", proxy.child.standardError)]
        #expect(written.count >= 3)
        for (name, text) in all {
            for (index, secret) in secrets.enumerated() where text.contains(secret) {
                Issue.record("\(name) has secret number \(index): …\(around(secret, in: text))")
            }
        }
    }
}
