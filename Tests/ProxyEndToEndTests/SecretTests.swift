import Foundation
import ProxyDemo
import ProxyTokens
import Testing

/// Secrets are where they were put, and nowhere else.
@Suite("Secrets", .timeLimit(.minutes(15)))
struct SecretTests {
    static let loud = ["logging.level": "\"trace\"", "management.failures_per_minute": "60"]

    /// What the provider does, by the prompt of the request.
    static let behaviour: ProviderStub.Behaviour = { request in
        let key = request["authorization"] ?? request["x-goog-api-key"] ?? request["x-api-key"] ?? ""
        let echo = "{\"error\":{\"message\":\"wrong key \(key), request \(request.text.count)\",\"code\":\"bad\"}}"
        let prompt = ProviderStubPrompt.text(of: request)
        guard prompt.hasPrefix("do:") else { return nil }
        switch prompt.dropFirst(3).prefix(while: { $0 != " " }) {
        case "close": return .script { try await $0.close() }
        case "garbage":
            return .script {
                try await $0.write("no http at all: \(key)\r\n\r\n")
                try await $0.close()
            }
        case "header":
            return .whole(headers: [("content-type", "application/json"), ("x-key", key), ("set-cookie", key)], "{}")
        case "cut":
            return .script { wire in
                try await wire.head(200, [("content-type", "text/event-stream"), ("transfer-encoding", "chunked")])
                try await wire.chunk("data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n")
                try await wire.close()
            }
        case let status: return .whole(status: Int(status) ?? 500, echo)
        }
    }

    @Test("ATK-49: what was put somewhere is in no log, record, figure or file")
    func canaries() async throws {
        try await RunningProxy.run(Settings(Self.loud), Self.behaviour) { proxy in
            let token = try await proxy.makeToken()
            let stranger = Canary.clientToken()
            let foreign = "sk-" + Canary.mark + "-foreign-key-77aa"
            let secret = Canary.secret(49)
            var answers: [LoopbackAnswer] = []
            for action in ["400", "401", "403", "429", "500", "close", "garbage", "header", "cut"] {
                answers.append(try await proxy.chat("do:\(action) \(Canary.prompt)", token: token.value))
            }
            answers.append(try await proxy.chat(Canary.prompt, token: token.value))
            answers.append(try await proxy.chat("\(Canary.prompt) \(secret)", token: token.value))
            // In the place of a model, of the body and of the path.
            answers.append(try await proxy.chat(Canary.prompt, token: token.value, model: secret))
            answers.append(
                try await proxy.ask(
                    "POST", "/v1beta/models/\(secret):generateContent", [("x-goog-api-key", token.value)],
                    "{\"contents\":[]}"))
            #expect(answers.suffix(3).allSatisfy { $0.status == 400 && $0.text.contains("blocked by a guard") })
            answers.append(try await proxy.chat(Canary.prompt, token: token.value, extra: ",\"stream\":true"))
            answers.append(try await proxy.chat(Canary.prompt, token: stranger))
            answers.append(try await proxy.chat(Canary.prompt, token: foreign))
            answers.append(try await proxy.chat(Canary.prompt, token: proxy.folder.management))
            for headers in [
                [("authorization", "Bearer " + token.value), ("x-request-id", Canary.mark + "-ok")],
                [("user-agent", Canary.prompt), ("cookie", "session=" + Canary.prompt)],
                [("x-api-key", foreign), ("x-goog-api-key", foreign), ("api-key", foreign)],
                [("proxy-authorization", "Basic " + foreign)],
            ] {
                answers.append(try await proxy.ask("GET", "/v1/models", headers))
            }
            for target in ["/v1/models?key=\(foreign)", "/v1/\(Canary.prompt)", "/v1/models/\(Canary.prompt)"] {
                answers.append(try await proxy.ask("GET", target, token: stranger))
            }
            for path in [
                "/projects?name=\(Canary.mark)", "/tokens/\(stranger)", "/audit?request=\(stranger)", "/\(foreign)",
            ] {
                answers.append(try await proxy.manage("GET", path))
                answers.append(try await proxy.manage("GET", path, token: stranger))
            }
            answers.append(
                try await proxy.manage(
                    "POST", "/keys", "{\"upstream\":\"openai\",\"value\":\"\(Canary.provider("stored"))\"}"))
            answers.append(try await proxy.manage("POST", "/keys", "{\"upstream\":\"\(foreign)\",\"value\":\"\"}"))
            answers.append(
                try await proxy.manage("POST", "/projects/\(token.project)/tokens", "{\"\(secret)\":1}"))
            _ = try await proxy.raw("\(Canary.prompt) \(token.value)\r\n\r\n")
            let figures = try await proxy.figures()
            let status = try await proxy.manage("GET", "/status")
            proxy.child.send(SIGHUP)
            #expect(await proxy.child.tells("configuration reloaded"))
            proxy.child.send(SIGTERM)
            #expect(await proxy.child.end() == 0)

            let secrets = [
                token.value, stranger, foreign, secret, proxy.folder.management, Canary.prompt,
                Canary.provider("openai"), Canary.provider("stored"),
                TokenHasher().hash(Array(token.value.utf8)).hex,
                try proxy.folder.text("secrets/encryption").trimmingCharacters(in: .whitespacesAndNewlines),
            ]
            var texts = proxy.folder.written
            texts.append(("standard output", proxy.child.standardOutput))
            texts.append(("standard error", proxy.child.standardError))
            texts.append(("figures", figures))
            texts.append(("status", status.whole))
            for (index, answer) in answers.enumerated() { texts.append(("answer \(index)", answer.whole)) }
            #expect(texts.count > 25)
            #expect(proxy.child.standardError.contains("\"request\""))
            for level in ["debug", "trace"] {
                #expect(proxy.child.standardError.contains("\"level\":\"\(level)\""), "\(level)")
            }
            for (name, text) in texts {
                for (index, secret) in secrets.enumerated() where text.contains(secret) {
                    Issue.record("\(name) has secret number \(index): …\(Self.around(secret, in: text))")
                }
                // Chosen by the client as the id of its request, which is no secret.
                let rest = text.replacingOccurrences(of: Canary.mark + "-ok", with: "")
                #expect(!rest.contains(Canary.mark), "\(name): …\(Self.around(Canary.mark, in: rest))")
                #expect(
                    name.hasPrefix("etc/") || !rest.contains(Canary.keyMark),
                    "\(name): …\(Self.around(Canary.keyMark, in: rest))")
            }
        }
    }

    static func around(_ secret: String, in text: String) -> String {
        guard let range = text.range(of: secret) else { return "" }
        let start = text.index(range.lowerBound, offsetBy: -80, limitedBy: text.startIndex) ?? text.startIndex
        return String(text[start..<range.lowerBound])
    }

    @Test("ATK-50: of a refused token at most the last characters of our own are on record")
    func refusedTokens() async throws {
        try await RunningProxy.run(Settings(Self.loud)) { proxy in
            let token = try await proxy.makeToken()
            #expect(try await proxy.manage("POST", "/tokens/\(token.id)/revoke", "{}").status == 200)
            let foreign = "AIza" + "SyD-0123456789abcdefghijklmnopqrstu"
            let unknown = Canary.clientToken()
            for value in [token.value, foreign, unknown, proxy.folder.management] {
                let answer = try await proxy.ask("GET", "/v1/models", token: value)
                #expect(answer.status == 401)
                #expect(!answer.whole.contains(value.suffix(8)))
                #expect(
                    try await proxy.manage("GET", "/status", token: value == proxy.folder.management ? unknown : value)
                        .status == 401)
            }
            proxy.child.send(SIGTERM)
            #expect(await proxy.child.end() == 0)
            for value in [token.value, foreign, unknown, proxy.folder.management] {
                for (name, text) in proxy.folder.written + [("errors", proxy.child.standardError)] {
                    #expect(!text.contains(value.suffix(5)), "\(name)")
                    #expect(!text.contains(value.prefix(12)), "\(name)")
                    #expect(!text.contains(TokenHasher().hash(Array(value.utf8)).hex), "\(name)")
                }
            }
        }
    }

    @Test("ATK-51: a key goes in its header; what the provider says of it is not handed on")
    func gemini() async throws {
        let body = "{\"contents\":[{\"parts\":[{\"text\":\"a\"}]}]}"
        for status in [400, 401, 403, 429, 500] {
            try await RunningProxy.run(Settings(Self.loud)) { request in
                .whole(
                    status: status,
                    "{\"error\":{\"message\":\"API key \(request["x-goog-api-key"] ?? "") not valid, url ?key=\(request["x-goog-api-key"] ?? "")\"}}"
                )
            } _: { proxy in
                let token = try await proxy.makeToken().value
                let refused = try await proxy.ask(
                    "POST", "/v1beta/models/stub-1:generateContent?key=\(token)", [], body)
                #expect(refused.status == 400)
                #expect(!refused.whole.contains(token))
                let answer = try await proxy.ask(
                    "POST", "/v1beta/models/stub-1:generateContent", [("x-goog-api-key", token)], body)
                #expect(answer.status == 502)
                #expect(!answer.whole.contains(Canary.keyMark), "\(answer.text)")
                #expect(proxy.stub.requests.count == 1)
                #expect(proxy.stub.requests[0].target == "/v1beta/models/stub-1:generateContent")
                #expect(proxy.stub.requests[0]["x-goog-api-key"] == Canary.provider("gemini"))
                #expect(try await proxy.events("upstream.refused").count == 1)
                proxy.child.send(SIGTERM)
                #expect(await proxy.child.end() == 0)
                #expect(!proxy.child.standardError.contains("key="))
            }
        }
    }

    @Test("ATK-53, ATK-54: the provider gets the configured key and what it needs, nothing of the client's")
    func outbound() async throws {
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken().value
            let headers = [
                ("cookie", "session=1"), ("openai-organization", "org-client"), ("openai-project", "proj-client"),
                ("proxy-authorization", "Basic abc"), ("x-forwarded-for", "203.0.113.7"), ("via", "1.1 client"),
                ("x-stainless-lang", "python"), ("user-agent", "client/1"), ("x-custom", "1"), ("referer", "https://a"),
                ("origin", "https://a"), ("x-amzn-trace-id", "1"), ("traceparent", "00-1-2-3"),
                ("accept", "application/json"),
                ("anthropic-version", "2023-06-01"), ("openai-beta", "assistants=v2"), ("accept-encoding", "gzip, br"),
                ("idempotency-key", "a"), ("te", "trailers"), ("x-request-id", "client-1"),
            ]
            #expect(try await proxy.chat(token: token, headers).status == 200)
            let messages = "{\"model\":\"stub-1\",\"max_tokens\":9,\"messages\":[]}"
            #expect(
                try await proxy.ask("POST", "/v1/messages", [("x-api-key", token)] + headers, messages).status == 200)
            let contents = "{\"contents\":[]}"
            #expect(
                try await proxy.ask(
                    "POST", "/v1beta/models/stub-1:generateContent", [("x-goog-api-key", token)] + headers, contents
                ).status == 200)
            let usual: Set = ["host", "accept", "content-type", "user-agent", "accept-encoding", "content-length"]
            let own = [
                ("openai", usual.union(["authorization", "openai-beta"])),
                ("anthropic", usual.union(["x-api-key", "anthropic-version"])),
                ("gemini", usual.union(["x-goog-api-key"])),
            ]
            #expect(proxy.stub.requests.count == 3)
            for (request, (name, allowed)) in zip(proxy.stub.requests, own) {
                let names = Set(request.headers.map(\.name))
                #expect(names.isSubset(of: allowed), "\(name): \(names.subtracting(allowed))")
                #expect(names.count == request.headers.count)
                #expect(request.whole.contains(Canary.provider(name)))
                #expect(!request.whole.contains(token))
                #expect(request["user-agent"] == "proxyguard")
                #expect(!request.whole.contains("client"))
            }
        }
    }

    @Test("ATK-53: two credentials that differ, or a credential of another dialect, are refused")
    func conflictingCredentials() async throws {
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken().value
            let other = try await proxy.makeToken().value
            let messages = "{\"model\":\"stub-1\",\"max_tokens\":9,\"messages\":[]}"
            for headers in [
                [("authorization", "Bearer " + token), ("x-api-key", other)], [("authorization", "Basic " + token)],
                [("api-key", token)], [("cookie", "token=" + token)],
            ] {
                #expect(try await proxy.ask("POST", "/v1/messages", headers, messages).status == 401)
            }
            #expect(proxy.stub.requests.isEmpty)
        }
    }

    @Test("ATK-53: without a provider's key nothing starts")
    func missingKey() async throws {
        let folder = try ProxyFolder()
        try FileManager.default.removeItem(atPath: folder.path + "/secrets/openai")
        try folder.write(
            "etc/proxyguard.toml", Settings().text(folder, ports: try await FreePorts.find(3), upstream: 1))
        let output = try await Places.shared.using {
            try await Program.run(["serve", "--allow-root", "--config", folder.configuration], in: folder)
        }
        #expect(output.status == 78)
        #expect(output.standardError.contains("secrets/openai"))
    }

    @Test("ATK-55: of the provider's headers only known ones come back")
    func responseHeaders() async throws {
        try await RunningProxy.run(Settings()) { _ in
            .whole(
                headers: [
                    ("content-type", "application/json"), ("set-cookie", "a=b"), ("openai-organization", "org-x"),
                    ("server", "nginx"), ("x-powered-by", "x"), ("connection", "keep-alive, x-hop"), ("x-hop", "1"),
                    ("keep-alive", "timeout=5"), ("strict-transport-security", "max-age=1"), ("alt-svc", "h3"),
                    // secscan:allow[cors/header-any-origin] it must not pass
                    ("access-control-allow-origin", "*"),
                    ("x-request-id", "req_upstream"),
                    ("openai-processing-ms", "5"),
                    ("via", "1.1 x"), ("x-ratelimit-limit-requests", "5000"), ("cf-ray", "1"), ("location", "/x"),
                ], "{}")
        } _: { proxy in
            let token = try await proxy.makeToken().value
            let answer = try await proxy.chat(token: token)
            #expect(answer.status == 200)
            let allowed: Set = [
                "content-type", "content-length", "x-request-id", "x-upstream-request-id", "openai-processing-ms",
                "x-content-type-options", "x-frame-options", "content-security-policy", "referrer-policy",
                "cache-control", "connection", "x-ratelimit-limit-requests", "x-ratelimit-remaining-requests",
                "x-ratelimit-reset-requests", "x-ratelimit-limit-tokens", "x-ratelimit-remaining-tokens",
                "x-ratelimit-reset-tokens", "ratelimit", "ratelimit-policy", "date",
            ]
            let names = Set(answer.headers.map(\.name))
            #expect(names.isSubset(of: allowed), "\(names.subtracting(allowed))")
            #expect(answer["x-upstream-request-id"] == "req_upstream")
            #expect(answer["x-ratelimit-limit-requests"] != "5000")
        }
    }
}
