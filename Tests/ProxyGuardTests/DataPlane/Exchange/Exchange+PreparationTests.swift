import NIOHTTP1
import ProxyGuards
import ProxyLimits
import ProxyRoutes
import Testing

@testable import ProxyDataPlane

@Suite("Exchange: preparation", .timeLimit(.minutes(15)))
struct ExchangePreparationTests {
    /// ATK-53, ATK-54
    @Test("the provider sees the headers of the list, the configured key and nothing else of the client")
    func headers() async throws {
        try await Harness.run { harness async throws in
            let own = [
                "x-api-key: client", "api-key: client", "x-goog-api-key: client", "cookie: a=client",
                "openai-organization: client", "openai-project: client", "proxy-authorization: Basic client",
                "x-forwarded-for: 1.2.3.4", "x-real-ip: client", "via: client", "forwarded: for=client",
                "user-agent: client/1", "accept: application/json", "accept-encoding: gzip",
                "openai-beta: assistants=v2",
                "x-stainless-lang: client", "idempotency-key: client", "referer: http://client",
                "origin: http://client",
                "x-request-id: client", "anthropic-version: 2023-06-01", "te: trailers", "connection: keep-alive",
            ]
            let answer = try await harness.ask(harness.request(headers: own))
            // Two credentials of one client are none.
            #expect(answer?.status == 200 || answer?.status == 401)
            if answer?.status != 200 {
                let without = own.filter { !$0.contains("api-key") }
                #expect(try await harness.ask(harness.request(headers: without))?.status == 200)
            }
            let head = try #require(harness.provider.requests.all.first).head
            #expect(
                Set(head.headers.map { $0.name.lowercased() }) == [
                    "host", "accept", "content-type", "openai-beta", "user-agent", "accept-encoding", "authorization",
                    "content-length",
                ])
            #expect(head.headers["authorization"] == ["Bearer \(Harness.providerKey)"])
            #expect(head.headers["user-agent"] == ["proxyguard"] && head.headers["accept-encoding"] == ["identity"])
            #expect(head.headers["host"] == ["127.0.0.1:\(harness.provider.port)"])
            #expect(!"\(head)".contains(harness.bearer) && !"\(head)".contains("prj_a"))
        }
    }

    @Test(
        "each dialect has its header for the key",
        arguments: [
            (Dialect.anthropic, "/v1/messages", "x-api-key"),
            (.gemini, "/v1beta/models/g:generateContent", "x-goog-api-key"),
        ])
    func dialects(dialect: Dialect, target: String, name: String) async throws {
        try await Harness.with({ $0.upstream = Harness.upstream(port: 0, dialect: dialect) }).run {
            harness async throws in
            let body =
                dialect == .gemini
                ? #"{"contents":[{"parts":[{"text":"Hi"}]}]}"# : Harness.prompt(more: #","max_tokens":5"#)
            let headers = ["anthropic-version: 2023-06-01", "openai-beta: x"]
            #expect(try await harness.ask(harness.request("POST", target, headers: headers, body: body))?.status == 200)
            let head = try #require(harness.provider.requests.all.first).head
            #expect(head.headers[name] == [Harness.providerKey] && head.headers["authorization"].isEmpty)
            #expect(head.headers["openai-beta"].isEmpty && head.uri == target)
            #expect(head.headers["anthropic-version"] == (dialect == .anthropic ? ["2023-06-01"] : []))
        }
    }

    /// ATK-26
    @Test("a model is asked for by its exact name, or not at all")
    func models() async throws {
        try await Harness.with({
            $0.identity.models = ["gpt-4o", "gpt-4o-mini"]
            $0.upstream.models = ["gpt-4o", "o3"]
        }).run { harness async throws in
            func status(_ body: String) async throws -> Int {
                try await harness.ask(harness.request(body: body))?.status ?? 0
            }
            #expect(try await status(Harness.prompt(model: "gpt-4o")) == 200)
            for model in ["o3", "gpt-4o-mini", "GPT-4o", "gpt-4o ", " gpt-4o", "openai/gpt-4o", "ft:gpt-4o:x", "", "*"]
            {
                #expect(try await status(Harness.prompt(model: model)) == 403, "\(model)")
            }
            for model in ["null", "[\"gpt-4o\"]", "4", "{}"] {
                #expect(try await status(#"{"model":\#(model),"messages":[]}"#) == 400)
            }
            #expect(try await status(#"{"messages":[]}"#) == 400)
            // ATK-27
            #expect(try await status(#"{"model":"gpt-4o","model":"o1","messages":[]}"#) == 400)
            #expect(try await status(#"{"model":"gpt-4o","\u006dodel":"o1","messages":[]}"#) == 400)
            #expect(try await status("\u{FEFF}" + Harness.prompt()) == 400)
            #expect(try await status(Harness.prompt() + "x") == 400)
            #expect(try await status("") == 400)
            #expect(harness.provider.requests.all.count == 1)
        }
    }

    @Test("the first upstream that has route and model is asked")
    func choice() async throws {
        try await Harness.with({
            var first = Harness.upstream(port: 1, name: "first")
            first.models = ["only-this"]
            $0.plan.upstreams = [Harness.upstream(port: 1, dialect: .anthropic, name: "other"), first]
        }).run { harness async throws in
            #expect(try await harness.ask(harness.request())?.status == 200)
            let stored = harness.request("GET", "/v1/files", body: nil)
            #expect(try await harness.ask(stored)?.status == 404)
            #expect(try await harness.ask(harness.request("GET", "/v1beta/models", body: nil))?.status == 404)
            #expect(try await harness.outcomes.wait(for: 3).map(\.upstream) == ["stub", nil, nil])
        }
    }

    @Test("a parameter that decides where requests go is not taken")
    func redirecting() async throws {
        let names = RequestDocument.redirectingParameters
        #expect(!names.isEmpty)
        try await Harness.run { harness async throws in
            for name in names.sorted() {
                let body = Harness.prompt(more: #","\#(name)":"http://evil.test""#)
                #expect(try await harness.ask(harness.request(body: body))?.status == 400, "\(name)")
            }
            #expect(harness.provider.requests.all.isEmpty)
        }
    }

    @Test(
        "a body that is not what the route wants is refused by its headers",
        arguments: [
            ("content-type: text/plain", 415), ("content-type: application/json; charset=utf-16", 415),
            ("content-type: application/vnd.api+json", 415), ("content-type:", 415),
            ("content-type: application/json\r\ncontent-encoding: gzip", 415),
            ("content-type: APPLICATION/JSON; charset=UTF-8", 200),
        ])
    func mediaTypes(header: String, status: Int) async throws {
        try await Harness.run { harness async throws in
            #expect(try await harness.ask(harness.request(headers: [header]))?.status == status)
        }
    }

    // MARK: Guards

    @Test("a secret in a request is blocked, redacted or only told, as the policy says", arguments: GuardMode.allCases)
    func guards(mode: GuardMode) async throws {
        let body = Harness.prompt("my key is \(Harness.sampleSecret) ok")
        try await Harness.with({ $0.policy = GuardPolicy(requestSecrets: mode) }).run { harness async throws in
            let answer = try #require(try await harness.ask(harness.request(body: body)))
            let outcome = try #require(try await harness.outcomes.wait(for: 1).first)
            let asked = harness.provider.requests.all.first?.text
            switch mode {
            case .block:
                #expect(answer.status == 400 && asked == nil && answer.text.contains("content_policy_violation"))
                #expect(answer.text.contains("llm/openai-api-key") && !answer.text.contains(Harness.sampleSecret))
            case .redact:
                let text = try #require(asked)
                #expect(answer.status == 200 && !text.contains(Harness.sampleSecret))
                #expect(text.hasPrefix(#"{"model":"gpt-4o","messages":[{"role":"user","content":"my key is "#))
                #expect(text.hasSuffix(#" ok"}]}"#))
            case .flag, .off: #expect(answer.status == 200 && asked == body)
            }
            #expect(outcome.findings.map(\.rule) == (mode == .off ? [] : ["llm/openai-api-key"]))
            #expect(outcome.model == "gpt-4o")
        }
    }

    /// ATK-31: what stands in the path is sent on, like the body.
    @Test(
        "a secret in a request's path is blocked, since nothing can be taken out there", arguments: GuardMode.allCases)
    func pathGuard(mode: GuardMode) async throws {
        let secret = Harness.sampleSecret
        let targets: [(Dialect, String, String, String?)] = [
            (.gemini, "model", "/v1beta/models/\(secret):generateContent", #"{"contents":[]}"#),
            (.openai, "id", "/v1/models/\(secret)", nil),
        ]
        for (dialect, name, target, body) in targets {
            try await Harness.with({
                $0.policy = GuardPolicy(requestSecrets: mode)
                $0.upstream = Harness.upstream(port: 0, dialect: dialect)
            }).run { harness async throws in
                let request = harness.request(body == nil ? "GET" : "POST", target, body: body)
                let answer = try #require(try await harness.ask(request))
                let outcome = try #require(try await harness.outcomes.wait(for: 1).first)
                let isBlocked = mode == .block || mode == .redact
                #expect(answer.status == (isBlocked ? 400 : 200))
                #expect(answer.text.contains("blocked by a guard") == isBlocked && !answer.text.contains(secret))
                #expect(harness.provider.requests.all.count == (isBlocked ? 0 : 1))
                #expect(outcome.findings.map(\.field) == (mode == .off ? [] : [name]))
                if mode != .off { #expect(outcome.model == nil) }
                #expect(harness.services.limiter.figures.open == 0)
            }
        }
    }

    @Test("a secret in the place of a model goes on no record", arguments: [GuardMode.block, .redact, .flag])
    func modelGuard(mode: GuardMode) async throws {
        try await Harness.with({ $0.policy = GuardPolicy(requestSecrets: mode) }).run { harness async throws in
            let filler = String(repeating: "lorem ipsum ", count: GuardThreads.threshold / 8)
            // The second is looked into on another thread.
            for text in ["Hello", filler] {
                let body = Harness.prompt(text, model: Harness.sampleSecret)
                let answer = try #require(try await harness.ask(harness.request(body: body)))
                #expect(answer.status == (mode == .block ? 400 : 200))
            }
            let outcomes = try await harness.outcomes.wait(for: 2)
            #expect(outcomes.allSatisfy { $0.model == nil && $0.findings.map(\.field) == ["model"] })
        }
    }

    @Test("nor does the name of a model that was refused before the guards saw it")
    func unseenModels() async throws {
        try await Harness.with({ $0.plan.tokenLimits.requestsPerMinute = 1 }).run { harness async throws in
            #expect(try await harness.ask(harness.request())?.status == 200)
            let body = Harness.prompt(model: Harness.sampleSecret)
            #expect(try await harness.ask(harness.request(body: body))?.status == 429)
            #expect(try await harness.outcomes.wait(for: 2).map(\.model) == ["gpt-4o", nil])
        }
    }

    // MARK: Limits

    @Test("of many requests at once exactly as many are served as may be")
    func concurrency() async throws {
        let gate = Signal()
        try await Harness.with(
            {
                $0.loops = 4
                $0.identity.tokenLimits.concurrentRequests = 10
            }, script: { _ in [.wait(gate), .answer("{}")] }
        ).run { harness async throws in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<200 {
                    group.addTask { try await harness.ask(harness.request())?.status ?? 0 }
                }
                // All others have their answer before one of the ten has.
                var statuses: [Int] = []
                while statuses.count < 190, let status = try await group.next() { statuses.append(status) }
                #expect(statuses.allSatisfy { $0 == 429 })
                #expect(try await harness.provider.requests.wait(for: 10).count == 10)
                gate.fire()
                while let status = try await group.next() { #expect(status == 200) }
            }
            #expect(harness.provider.requests.all.count == 10)
            #expect(harness.services.limiter.figures.open == 0)
        }
    }

    @Test("a rate tells how much is left, and when to come back")
    func rate() async throws {
        try await Harness.with({ $0.plan.tokenLimits.requestsPerMinute = 2 }).run { harness async throws in
            var answers: [Answer] = []
            for _ in 0..<3 { answers.append(try #require(try await harness.ask(harness.request()))) }
            #expect(answers.map(\.status) == [200, 200, 429])
            #expect(answers.map { $0["x-ratelimit-remaining-requests"] } == ["1", "0", "0"])
            #expect(answers[2]["retry-after"] != nil && answers[2].text.contains("rate_limit_exceeded"))
            #expect(harness.provider.requests.all.count == 2)
        }
    }

    @Test("a token that may be used so often and no more is used up")
    func quota() async throws {
        try await Harness.with({ $0.identity.tokenLimits.totalRequests = 1 }).run { harness async throws in
            #expect(try await harness.ask(harness.request())?.status == 200)
            let answer = try #require(try await harness.ask(harness.request()))
            #expect(answer.status == 429 && answer["retry-after"] == nil && answer.text.contains("insufficient_quota"))
        }
    }

    @Test("a request that no minute has room for is told what to do; one that fits later is told when")
    func tokenLimit() async throws {
        try await Harness.with(
            { $0.identity.tokenLimits.modelTokensPerMinute = 1000 },
            script: { _ in [.answer(#"{"usage":{"prompt_tokens":400,"completion_tokens":500}}"#)] }
        ).run { harness async throws in
            let never = try #require(try await harness.ask(harness.request()))
            #expect(never.status == 400 && never["retry-after"] == nil && never["x-should-retry"] == "false")
            #expect(never.text.contains("token_limit_exceeded") && never.text.contains("max_tokens"))
            #expect(never["x-ratelimit-remaining-tokens"] == "1000")
            let body = #"{"model":"gpt-4o","max_tokens":900,"messages":[{"role":"user","content":"Hi"}]}"#
            #expect(try await harness.ask(harness.request(body: body))?.status == 200)
            let later = try #require(try await harness.ask(harness.request(body: body)))
            #expect(later.status == 429 && later["retry-after"] != nil)
            #expect(harness.provider.requests.all.count == 1)
        }
    }

    @Test("a route that asks no model uses none of its tokens")
    func noTokens() async throws {
        try await Harness.with(
            { $0.identity.tokenLimits.modelTokensPerMinute = 1000 },
            script: { _ in [.answer(#"{"object":"list","data":[{"id":"gpt-4o"}]}"#)] }
        ).run { harness async throws in
            let answer = try #require(
                try await harness.ask(harness.request("GET", "/v1/models", body: nil)))
            #expect(answer.status == 200 && answer["x-ratelimit-remaining-tokens"] == "1000")
            let outcome = try #require(try await harness.outcomes.wait(for: 1).first)
            #expect(outcome.model == nil && (outcome.usage ?? ModelUsage()) == ModelUsage())
        }
    }

    @Test("what a request did not use is given back, what nobody counted is estimated")
    func settlement() async throws {
        try await Harness.with(
            { $0.identity.tokenLimits.modelTokensPerMinute = 5000 },
            script: { request in
                request.head.headers["openai-beta"] == ["counted"]
                    ? [.answer(#"{"usage":{"prompt_tokens":1,"completion_tokens":1}}"#)]
                    : [.answer(#"{"choices":[{"message":{"content":"\#(String(repeating: "word", count: 2000))"}}]}"#)]
            }
        ).run { harness async throws in
            // Each would reserve more than 4096.
            for _ in 0..<4 {
                #expect(try await harness.ask(harness.request(headers: ["openai-beta: counted"]))?.status == 200)
            }
            #expect(try await harness.ask(harness.request())?.status == 200)
            #expect(try await harness.ask(harness.request())?.status == 429)
            let usage = try #require(try await harness.outcomes.wait(for: 6)[4].usage)
            #expect((1900...2200).contains(usage.outputTokens) && usage.inputTokens > 0)
        }
    }
}
