import Foundation
import ProxyDemo
import ProxyTokens
import Testing

/// What may be used, and that nobody uses what is another's.
@Suite("Limits", .timeLimit(.minutes(15)))
struct LimitTests {
    /// A switch that behaviours wait at.
    private actor Gate {
        private var isOpen = false
        private var waiting: [CheckedContinuation<Void, Never>] = []

        func pass() async {
            if isOpen { return }
            await withCheckedContinuation { waiting.append($0) }
        }

        func open() {
            isOpen = true
            for continuation in waiting { continuation.resume() }
            waiting = []
        }
    }

    @Test("ATK-36, ATK-37: nothing is cached, and no header makes it so")
    func cache() async throws {
        try await RunningProxy.run { proxy in
            let first = try await proxy.makeToken().value
            let second = try await proxy.makeToken().value
            for (index, token) in [first, second, second].enumerated() {
                let answer = try await proxy.chat(
                    "Say", token: token, extra: ",\"temperature\":0",
                    [
                        ("cache-control", "public, max-age=600"), ("x-body-hash", "abc"), ("x-cache-key", "abc"),
                        ("x-pg-cache", "on"), ("x-pg-project", "prj_x"), ("if-none-match", "*"),
                    ])
                #expect(answer.status == 200)
                #expect(answer["cache-control"] == "no-store")
                #expect(answer["age"] == nil && answer["etag"] == nil && answer["x-cache"] == nil)
                #expect(proxy.stub.requests.count == index + 1)
            }
            for request in proxy.stub.requests {
                for name in [
                    "x-body-hash", "x-cache-key", "x-pg-cache", "x-pg-project", "cache-control", "if-none-match",
                ] {
                    #expect(request[name] == nil)
                }
            }
            let error = try await proxy.ask("GET", "/v1/models")
            #expect(error["cache-control"] == "no-store")
        }
    }

    @Test("ATK-39: two hundred requests at once on ten that are left: exactly ten are sent on")
    func exactness() async throws {
        try await RunningProxy.run(Settings(["limits.connections_per_ip": "1000"])) { proxy in
            let token = try await proxy.makeToken(",\"limits\":{\"total_requests\":10}").value
            let statuses = try await proxy.chats(200, token: token).map(\.status)
            #expect(statuses.count { $0 == 200 } == 10)
            #expect(statuses.count { $0 == 429 } == 190)
            #expect(proxy.stub.requests.count == 10)
        }
    }

    @Test("ATK-39: the same for requests a minute")
    func exactRate() async throws {
        try await RunningProxy.run(Settings(["limits.connections_per_ip": "1000"])) { proxy in
            let token = try await proxy.makeToken(",\"limits\":{\"requests_per_minute\":10}").value
            let answers = try await proxy.chats(200, token: token)
            let refused = answers.filter { $0.status == 429 }
            #expect(answers.count { $0.status == 200 } == proxy.stub.requests.count)
            #expect(proxy.stub.requests.count == 10)
            #expect(refused.allSatisfy { $0["retry-after"] != nil && $0.code == "rate_limit_exceeded" })
        }
    }

    @Test("Requests at once: what is over is refused, and what ended makes room")
    func concurrency() async throws {
        let gate = Gate()
        try await RunningProxy.run(Settings()) { _ in
            .script { wire in
                await gate.pass()
                try await wire.write("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}")
            }
        } _: { proxy in
            let token = try await proxy.makeToken(",\"limits\":{\"concurrent_requests\":2}").value
            async let first = proxy.chat(token: token)
            async let second = proxy.chat(token: token)
            #expect(await proxy.stub.receives(2))
            #expect(try await proxy.chat(token: token).status == 429)
            await gate.open()
            #expect(try await [first.status, second.status] == [200, 200])
            #expect(try await proxy.chat(token: token).status == 200)
        }
    }

    @Test("ATK-40: what is refused uses nothing up")
    func refusals() async throws {
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken(
                ",\"limits\":{\"total_requests\":2},\"models\":[\"stub-1\"]"
            ).value
            for _ in 0..<50 {
                #expect(try await proxy.chat(token: token, model: "other").status == 403)
                #expect(try await proxy.ask("POST", "/v1/chat/completions", token: token, [], "{").status == 400)
                #expect(try await proxy.ask("GET", "/v1/nothing", token: token).status == 404)
            }
            // What a guard refuses is a request, or it could be tried without end; it costs nothing else.
            #expect(try await proxy.chat("key \(Canary.secret())", token: token).status == 400)
            #expect(try await proxy.chat(token: token).status == 200)
            let last = try await proxy.chat(token: token)
            #expect(last.status == 429)
            #expect(last.code == "insufficient_quota")
            #expect(last["x-should-retry"] == "false")
            #expect(proxy.stub.requests.count == 1)
            #expect(try await proxy.events("policy.refused").count == 50)
        }
    }

    @Test("ATK-41: a client that leaves ends its request at the provider, and pays for what it got")
    func disconnect() async throws {
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken(",\"limits\":{\"model_tokens_per_minute\":20000}")
            let connection = try await proxy.stream(token: token.value, model: "stub-endless")
            #expect(await connection.shows("word"))
            await connection.close()
            // The stub's writes fail as soon as its connection is closed.
            let figures = try await Self.figures(proxy.stub) { $0["cut"].number == 1 }
            #expect(figures)
            let use = try await Self.use(proxy) { $0.contains("\"output_tokens\":") }
            #expect(use["output_tokens"].number ?? 0 > 0, "nothing was counted")
        }
    }

    @Test("ATK-41: an answer without figures is not free")
    func unknownUsage() async throws {
        try await RunningProxy.run(Settings()) { request in
            let chunk =
                "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\(String(repeating: "word ", count: 200))\"}}]}\n\n"
            return .events([chunk, "data: [DONE]\n\n"])
        } _: { proxy in
            let token = try await proxy.makeToken(",\"limits\":{\"model_tokens_per_minute\":5000}").value
            let answer = try await proxy.chat(
                token: token, extra: ",\"stream\":true,\"stream_options\":{\"include_usage\":false},\"max_tokens\":10")
            #expect(answer.status == 200)
            let use = try await Self.use(proxy) { $0.contains("\"output_tokens\":") }
            #expect(use["output_tokens"].number ?? 0 >= 100, "\(use["output_tokens"].number ?? -1)")
            // More than is left is refused before it is sent.
            let refused = try await proxy.chat(token: token, extra: ",\"max_tokens\":4800")
            #expect(refused.status == 429, "\(refused.text)")
            #expect(proxy.stub.requests.count == 1)
        }
    }

    @Test("ATK-42: a request cannot raise its own limits")
    func ownLimits() async throws {
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken(",\"limits\":{\"total_requests\":1}").value
            for extra in [",\"max_budget\":1000000", ",\"budget\":{\"limit\":1}"] {
                #expect(try await proxy.chat(token: token, extra: extra).status == 400)
            }
            #expect(try await proxy.chat(token: token).status == 200)
            for extra in [
                "", ",\"user\":\"other\"", ",\"metadata\":{\"max_budget\":\"1000000\",\"total_requests\":\"100\"}",
            ] {
                let headers = [("x-max-budget", "100"), ("x-ratelimit-limit-requests", "100"), ("x-pg-limit", "100")]
                #expect(try await proxy.chat(token: token, extra: extra, headers).status == 429)
            }
            #expect(proxy.stub.requests.count == 1)
        }
    }

    @Test("ATK-43, ATK-44: each kind of token counts at its own listener only, and is nowhere in clear")
    func listeners() async throws {
        try await RunningProxy.run(Settings(["management.failures_per_minute": "60", "logging.level": "\"trace\""])) {
            proxy in
            let token = try await proxy.makeToken()
            for (method, path, body) in [
                ("PATCH", "/projects/\(token.project)", "{\"limits\":{\"requests_per_minute\":null}}"),
                ("POST", "/projects/\(token.project)/tokens", "{\"name\":\"a\"}"), ("POST", "/tokens/revoke-all", "{}"),
                ("POST", "/lockdown", "{}"), ("POST", "/panic", "{}"),
            ] {
                #expect(try await proxy.ask(method, path, token: token.value, [], body).status == 404)
                #expect(try await proxy.manage(method, path, body, token: token.value).status == 401)
            }
            for headers in [
                [("authorization", "Bearer " + proxy.folder.management)], [("x-api-key", proxy.folder.management)],
                [("x-management-token", proxy.folder.management)],
            ] {
                let answer = try await proxy.ask(
                    "POST", "/v1/chat/completions", headers, RunningProxy.chatBody())
                #expect(answer.status == 401)
            }
            #expect(try await proxy.chat(token: token.value).status == 200)
            #expect(proxy.stub.requests.count == 1)
            proxy.child.send(SIGTERM)
            #expect(await proxy.child.end() == 0)
            let texts =
                proxy.folder.written + [("out", proxy.child.standardOutput), ("err", proxy.child.standardError)]
            for (name, text) in texts {
                #expect(!text.contains(proxy.folder.management), "\(name) has the management token")
                #expect(!text.contains(token.value), "\(name) has the token")
            }
        }
    }

    // MARK: What is written a moment later

    /// Asks the stub until it is as it should be; false if it never is.
    private static func figures(_ stub: ProviderStub, _ isRight: (JSONTree) -> Bool) async throws -> Bool {
        try await asking {
            let answer = try await LoopbackConnection.ask(port: stub.port, "GET", "/stub/figures")
            return answer.map { isRight($0.json) } ?? false
        }
    }

    /// What was used, once it is stored.
    private static func use(_ proxy: RunningProxy, _ isThere: (String) -> Bool) async throws -> JSONTree {
        var found = ""
        _ = try await asking {
            found = try await proxy.manage("GET", "/usage").text
            return JSONTree(found)["items"].elements.contains { $0["output_tokens"].number ?? 0 > 0 }
        }
        return JSONTree(found)["items"][0]
    }

    /// Asks again and again; the deadline is a bound against hanging only.
    private static func asking(_ question: () async throws -> Bool) async throws -> Bool {
        let end = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < end {
            if try await question() { return true }
        }
        return false
    }
}
