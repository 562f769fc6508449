import NIOCore
import NIOHTTP1
import ProxyGuards
import ProxyLimits
import ProxyRoutes
import Testing

@testable import ProxyDataPlane

@Suite("Request content", .timeLimit(.minutes(15)))
struct RequestContentTests {
    private static let boundary = "xyz"

    private static func form(_ fields: [(String, String)], file: String? = "RIFF\u{0}abc") -> String {
        var text = fields.map { "--xyz\r\ncontent-disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }
            .joined()
        if let file {
            text += "--xyz\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n"
            text += "content-type: audio/wav\r\n\r\n\(file)\r\n"
        }
        return text + "--xyz--\r\n"
    }

    private static let type = ["content-type: multipart/form-data; boundary=xyz"]
    private static let transcriptions = "/v1/audio/transcriptions"

    private static func route(_ operation: ProxyRoutes.Operation, _ body: BodyKind) -> Route {
        Route(method: "POST", template: "/x", operation: operation, dialect: .openai, body: body)
    }

    private static func read(_ text: String, _ body: BodyKind, boundary: String? = nil) -> Result<
        RequestContent, APIError
    > {
        RequestContent.read(ByteBuffer(string: text), route(.chatCompletions, body), boundary: boundary)
    }

    @Test("what a body is read as, and what it is refused for")
    func read() throws {
        let json = try Self.read(Harness.prompt(), .json).get()
        #expect(json.model == .text("gpt-4o") && json.promptBytes > 5)
        let form = try Self.read(Self.form([("model", "m"), ("prompt", "abc")]), .multipart, boundary: "xyz").get()
        #expect(form.model == .text("m") && form.promptBytes == 4)
        let none = try Self.read("", .none).get()
        #expect(none.model == nil && none.promptBytes == 0)
        for (text, body) in [
            ("{", BodyKind.json), (#"{"api_base":"x"}"#, .json), ("x", .multipart),
            (Self.form([("api_base", "x")]), .multipart),
        ] {
            guard case .failure(let error) = Self.read(text, body, boundary: "xyz") else {
                Issue.record("read: \(text)")
                continue
            }
            #expect(error.status == 400 && !error.message.contains("api_base"))
        }
    }

    @Test("a form goes on byte for byte, under the policy for the model of its field")
    func forms() async throws {
        try await Harness.with({ $0.identity.models = ["whisper-1"] }).run { harness async throws in
            func ask(_ body: String) async throws -> Int {
                try await harness.ask(harness.request("POST", Self.transcriptions, headers: Self.type, body: body))?
                    .status ?? 0
            }
            let body = Self.form([("model", "whisper-1"), ("prompt", "names: Z\u{FC}rich"), ("include[]", "logprobs")])
            #expect(try await ask(body) == 200)
            #expect(harness.provider.requests.all.first?.text == body)
            #expect(
                harness.provider.requests.all.first?.head.headers["content-type"] == [
                    "multipart/form-data; boundary=xyz"
                ])
            for model in ["gpt-4o-transcribe", "Whisper-1", " whisper-1", ""] {
                #expect(try await ask(Self.form([("model", model)])) == 403, "\(model)")
            }
            #expect(try await ask(Self.form([])) == 403)
            for fields in [
                [("model", "whisper-1"), ("model", "other")], [("model", "whisper-1"), ("MODEL", "other")],
                [("model[]", "whisper-1")], [("model", "whisper-1"), ("base_url", "http://x")],
                [("model", String(repeating: "m", count: 257))],
            ] {
                #expect(try await ask(Self.form(fields)) == 400)
            }
            #expect(harness.provider.requests.all.count == 1)
            #expect(try await harness.outcomes.wait(for: 1).first?.model == "whisper-1")
        }
    }

    @Test("a form of a route whose model writes no text needs no room for one")
    func formTokens() async throws {
        try await Harness.with({
            $0.identity.tokenLimits.modelTokensPerMinute = 1000
            $0.upstream.endpoints = ["POST /v1/files", "POST /v1/images/edits", "POST /v1/audio/transcriptions"]
        }).run { harness async throws in
            func ask(_ target: String, _ fields: [(String, String)]) async throws -> Answer? {
                try await harness.ask(harness.request("POST", target, headers: Self.type, body: Self.form(fields)))
            }
            let file = try #require(try await ask("/v1/files", [("purpose", "vision")]))
            #expect(file.status == 200 && file["x-ratelimit-remaining-tokens"] == "1000")
            #expect(try await ask("/v1/images/edits", [("model", "m"), ("prompt", "a cat")])?.status == 200)
            let spoken = try #require(try await ask(Self.transcriptions, [("model", "m")]))
            #expect(spoken.status == 400 && spoken.text.contains("only a higher limit admits it"))
        }
    }

    @Test("of several upstreams the one that has the form's model is asked")
    func choice() async throws {
        try await Harness.with({
            var first = Harness.upstream(port: 1, name: "first")
            first.models = ["only-this"]
            $0.plan.upstreams = [first]
            $0.upstream.models = ["whisper-1"]
        }).run { harness async throws in
            let body = Self.form([("model", "whisper-1")])
            let request = harness.request("POST", Self.transcriptions, headers: Self.type, body: body)
            #expect(try await harness.ask(request)?.status == 200)
            #expect(try await harness.outcomes.wait(for: 1).first?.upstream == "stub")
        }
    }

    /// ATK-61
    @Test("nothing of a form is read before its client is known")
    func unknownClient() async throws {
        try await Harness.run { harness async throws in
            let hyphens = String(repeating: "-", count: 1 << 20)
            for body in ["broken", hyphens] {
                let known = harness.request("POST", Self.transcriptions, headers: Self.type, body: body)
                #expect(try await harness.ask(known)?.status == 400)
                let unknown = harness.request(
                    "POST", Self.transcriptions, headers: Self.type, body: body, token: "pg_t")
                #expect(try await harness.ask(unknown)?.status == 401)
            }
            #expect(harness.provider.requests.all.isEmpty)
        }
    }

    @Test("a secret in a form", arguments: [GuardMode.block, .redact, .flag, .off])
    func guards(mode: GuardMode) async throws {
        let fields = { (secret: String) in [("model", "whisper-1"), ("prompt", "my key is \(secret) ok")] }
        let body = Self.form(fields(Harness.sampleSecret))
        try await Harness.with({ $0.policy = GuardPolicy(requestSecrets: mode) }).run { harness async throws in
            let request = harness.request("POST", Self.transcriptions, headers: Self.type, body: body)
            let answer = try #require(try await harness.ask(request))
            let asked = harness.provider.requests.all.first?.text
            switch mode {
            case .block:
                #expect(answer.status == 400 && asked == nil && answer.text.contains("content_policy_violation"))
            case .redact:
                #expect(asked == Self.form(fields("[REDACTED:llm/openai-api-key]")))
            case .flag, .off: #expect(answer.status == 200 && asked == body)
            }
            let outcome = try #require(try await harness.outcomes.wait(for: 1).first)
            #expect(
                outcome.findings == (mode == .off ? [] : [GuardFinding(rule: "llm/openai-api-key", field: "prompt")]))
        }
    }

    @Test("a batch with a line that is no request is refused")
    func batches() async throws {
        try await Harness.with({ $0.upstream.endpoints = ["POST /v1/files"] }).run { harness async throws in
            func ask(_ file: String) async throws -> Answer {
                let body = Self.form([("purpose", "batch")], file: file)
                let request = harness.request("POST", "/v1/files", headers: Self.type, body: body)
                return try #require(try await harness.ask(request))
            }
            #expect(try await ask("{\"custom_id\":\"1\"}\n").status == 200)
            for line in [
                #"{"url":"/v1/chat/completions"}"#,
                #"{"url":"/v1/files","body":{"api_base":"http://x"}}"#,
            ] {
                #expect(try await ask(line).status == 400)
            }
            let refused = try await ask("{\"custom_id\":\"1\"}\nsk-nothing\n")
            #expect(refused.status == 400 && refused.text.contains("in part 2, in line 2"))
            #expect(!refused.text.contains("sk-nothing") && harness.provider.requests.all.count == 1)
        }
    }
}
