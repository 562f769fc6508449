import NIOHTTP1
import ProxyConfiguration
import ProxyLimits
import ProxyRoutes
import Testing

@testable import ProxyDataPlane

@Suite("Exchange: answers", .timeLimit(.minutes(15)))
struct ExchangeAnswerTests {
    private let page = "https://app.test"

    private func allowPage(_ setup: inout Harness.Setup) {
        setup.plan.cors = CORSPolicy(
            origins: [.exact(scheme: "https", host: "app.test", port: nil)], allowsCredentials: false,
            headers: ["authorization"], maximumAge: 60)
    }

    /// ATK-55
    @Test("of the provider's headers those of the list come back, and ours in any case")
    func headers() async throws {
        let long = String(repeating: "x", count: 4000)
        try await Harness.with(script: { _ in
            [
                .answer(
                    "{}",
                    headers: [
                        "set-cookie: a=b", "openai-organization: org-1", "server: cloudflare", "x-request-id: up-1",
                        "openai-processing-ms: 12", "openai-version: \(long)", "x-ratelimit-limit-requests: 9999",
                        "strict-transport-security: max-age=1", "access-control-allow-origin: *", "via: 1.1 x",
                        "keep-alive: timeout=5", "cf-ray: 1", "location: http://evil.test",
                        "content-security-policy: x",
                        "date: now", "retry-after: 7",
                    ])
            ]
        }).run { harness async throws in
            let answer = try #require(try await harness.ask(harness.request(headers: ["x-request-id: mine"])))
            #expect(
                answer.names == [
                    "x-request-id", "x-content-type-options", "x-frame-options", "content-security-policy",
                    "referrer-policy", "cache-control", "content-type", "openai-processing-ms", "retry-after",
                    "x-upstream-request-id", "content-length",
                ])
            #expect(answer.all("x-request-id") == ["mine"] && answer.all("x-upstream-request-id") == ["up-1"])
            #expect(answer.all("content-security-policy").count == 1 && answer["content-security-policy"] != "x")
            #expect(answer["content-type"] == "application/json" && answer["content-length"] == "2")
        }
    }

    /// ATK-51
    @Test("a header that tells the provider's key does not come back")
    func credentialInHeaders() async throws {
        let key = Harness.providerKey
        try await Harness.with(script: { _ in
            [
                .answer(
                    "{}",
                    headers: ["x-request-id: a-\(key)", "openai-version: \(key)", "retry-after: 7"])
            ]
        }).run { harness async throws in
            let answer = try #require(try await harness.ask(harness.request()))
            #expect(answer.status == 200 && answer["retry-after"] == "7")
            #expect(answer["x-upstream-request-id"] == nil && answer["openai-version"] == nil)
        }
    }

    /// ATK-59, ATK-68
    @Test(
        "a request id of another form is replaced by one of ours",
        arguments: ["a b", "a\"b", String(repeating: "a", count: 65), "%0d%0aset-cookie:x", "é"])
    func requestIDs(text: String) async throws {
        try await Harness.run { harness async throws in
            let answer = try #require(try await harness.ask(harness.request(headers: ["x-request-id: \(text)"])))
            #expect(answer["x-request-id"]?.hasPrefix("req_") == true)
        }
    }

    @Test("the status of the provider's errors comes back with its body")
    func providerErrors() async throws {
        let text = #"{"error":{"message":"slow down"}}"#
        try await Harness.with(script: { _ in [.answer(text, status: "429 Too Many Requests")] }).run {
            harness async throws in
            let answer = try #require(try await harness.ask(harness.request()))
            #expect(answer.status == 429 && answer.text == text)
            #expect(try await harness.outcomes.wait(for: 1).first?.failure == nil)
        }
    }

    @Test("failures have the envelope of the dialect that was asked")
    func envelopes() async throws {
        try await Harness.run { harness async throws in
            func text(_ target: String, _ headers: [String] = []) async throws -> String {
                try await harness.ask(harness.request("POST", target, headers: headers, token: "pg_no"))?.text ?? ""
            }
            #expect(try await text("/v1/chat/completions").hasPrefix(#"{"error":{"message":"#))
            #expect(
                try await text("/v1/messages").hasPrefix(#"{"type":"error","error":{"type":"authentication_error""#))
            #expect(
                try await text("/v1beta/models/g:generateContent").hasPrefix(#"{"error":{"code":401,"message":"#))
        }
    }

    @Test("the answer to HEAD has a length and no body")
    func headRequests() async throws {
        try await Harness.run { harness async throws in
            let client = try await harness.connect()
            client.send(harness.request("HEAD", "/v1/models", body: nil))
            let answer = try #require(try await client.answer(toHead: true))
            #expect(answer.status == 405 && answer["allow"] == "GET" && answer["content-length"] != "0")
            #expect(try await client.receivedToEnd().isEmpty)
        }
    }

    /// ATK-69
    @Test("a page of the list reads every answer, another none")
    func pages() async throws {
        try await Harness.with(
            { allowPage(&$0) },
            script: { _ in
                [.streamHead, .chunk("data: [DONE]\n\n"), .lastChunk]
            }
        ).run { harness async throws in
            func headers(_ origin: String, token: String? = nil) async throws -> Answer? {
                try await harness.ask(harness.request(headers: ["origin: \(origin)"], token: token))
            }
            for token in [nil, "pg_no"] {
                let good = try #require(try await headers(page, token: token))
                #expect(good.all("access-control-allow-origin") == [page] && good["vary"] == "Origin")
                for origin in ["null", "https://app.test.evil.test", "http://app.test", "https://APP.test:443"] {
                    let bad = try #require(try await headers(origin, token: token))
                    #expect(bad["access-control-allow-origin"] == nil && bad["vary"] == "Origin")
                }
            }
        }
    }

    @Test("a preflight needs no token and asks no provider")
    func preflight() async throws {
        try await Harness.with({ allowPage(&$0) }).run { harness async throws in
            func ask(_ origin: String, _ target: String = "/v1/chat/completions") async throws -> Answer? {
                try await harness.ask(
                    "OPTIONS \(target) HTTP/1.1\r\nhost: a\r\norigin: \(origin)\r\naccess-control-request-method: POST\r\n\r\n"
                )
            }
            let good = try #require(try await ask(page))
            #expect(good.status == 204 && good["access-control-allow-methods"] == "POST" && good.body.isEmpty)
            #expect(good["access-control-allow-headers"] == "authorization" && good["access-control-max-age"] == "60")
            let bad = try #require(try await ask("https://evil.test"))
            #expect(bad.status == 403 && !bad.names.contains { $0.hasPrefix("access-control") })
            #expect(try await ask(page, "/v1/nothing")?.status == 403)
            #expect(harness.provider.requests.all.isEmpty)
        }
    }

    @Test("over TLS alone browsers are told to insist on it, a trusted proxy's word counts")
    func transport() async throws {
        try await Harness.with({
            $0.plan.headers = SecurityHeaders(hstsAge: 9)
            $0.plan.trustedProxies = [Network("127.0.0.1")].compactMap { $0 }
        }).run { harness async throws in
            #expect(try await harness.ask(harness.request())?["strict-transport-security"] == nil)
            let answer = try await harness.ask(harness.request(headers: ["x-forwarded-proto: https"]))
            #expect(answer?["strict-transport-security"] == "max-age=9; includeSubDomains")
        }
    }

    @Test("an answer that is neither JSON nor events comes back as it is, and its break is seen")
    func bytes() async throws {
        try await Harness.with(script: { request in
            request.head.headers["accept"] == ["half"]
                ? [
                    .text("HTTP/1.1 200 OK\r\ncontent-type: audio/mpeg\r\ncontent-length: 100\r\n\r\n\u{1}\u{2}abc"),
                    .close,
                ]
                : [.answer("\u{1}\u{2}abc", type: "audio/mpeg")]
        }).run { harness async throws in
            let body = #"{"model":"tts-1","input":"Hi","voice":"alloy"}"#
            let answer = try await harness.ask(harness.request("POST", "/v1/audio/speech", body: body))
            #expect(answer?.text == "\u{1}\u{2}abc" && answer?["content-type"] == "audio/mpeg")
            let half = harness.request("POST", "/v1/audio/speech", headers: ["accept: half"], body: body)
            #expect(try await harness.ask(half) == nil)
            let failures = try await harness.outcomes.wait(for: 2).map(\.failure)
            #expect(failures == [nil, "closed"])
        }
    }

    @Test(
        "an answer that is text is looked into, whatever type it is given",
        arguments: ["application/octet-stream", "text/vtt"])
    func text(type: String) async throws {
        let secret = Harness.sampleSecret
        try await Harness.with(
            { $0.upstream.endpoints = ["GET /v1/files/{id}/content"] },
            script: { request in
                let line =
                    #"{"custom_id":"a","response":{"body":"\#(request.head.uri.contains("bad") ? secret : "fine")"}}"#
                return [.answer(line + "\n" + line + "\n", type: type)]
            }
        ).run { harness async throws in
            let fine = try await harness.ask(harness.request("GET", "/v1/files/file-good/content", body: nil))
            #expect(fine?.status == 200 && fine?.text.contains("fine") == true && fine?["content-type"] == type)
            let bad = try await harness.ask(harness.request("GET", "/v1/files/file-bad/content", body: nil))
            #expect(bad?.status == 400 && bad?.text.contains("content_policy_violation") == true)
            #expect(bad?.text.contains(secret) == false)
        }
    }
}
