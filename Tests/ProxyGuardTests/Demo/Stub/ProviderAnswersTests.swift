import ProxyManagement
import Testing

@testable import ProxyDemo

@Suite("ProviderAnswers")
struct ProviderAnswersTests {
    static func ask(_ method: String, _ target: String, _ body: String? = nil) async throws -> LoopbackAnswer {
        let stub = try await ProviderStub.start()
        let answer = try await LoopbackConnection.ask(port: stub.port, method, target, [], body.map { Array($0.utf8) })
        await stub.stop()
        return try #require(answer)
    }

    static func json(_ method: String, _ target: String, _ body: String? = nil) async throws -> JSONValue {
        try JSONValue(reading: try await ask(method, target, body).body, depth: 64)
    }

    /// The values of the events.
    static func events(_ target: String, _ body: String) async throws -> [JSONValue] {
        let answer = try await ask("POST", target, body)
        #expect(answer.isWhole)
        return try answer.text.split(separator: "\n").filter { $0.hasPrefix("data: {") }.map {
            try JSONValue(reading: Array($0.dropFirst(6).utf8), depth: 64)
        }
    }

    @Test("Models, and what is not known")
    func models() async throws {
        #expect(try await Self.json("GET", "/v1/models")["data"]?.elements?.count == 2)
        #expect(try await Self.json("GET", "/v1/models/x")["id"] == "x")
        #expect(try await Self.ask("GET", "/v1/other").status == 404)
        #expect(try await Self.json("POST", "/v1/messages/none")["type"] == "error")
    }

    @Test(
        "The model of a body, and of a path",
        arguments: [
            ("/v1/chat/completions", "{\"model\":\"a\"}", "a"), ("/v1beta/models/b:generateContent", "{}", "b"),
            ("/v1/chat/completions", "no json", nil),
        ] as [(String, String, String?)])
    func model(target: String, body: String, expected: String?) {
        let request = StubRequest(method: "POST", target: target, headers: [], body: Array(body.utf8))
        #expect(ProviderAnswers.model(of: request) == expected)
    }
}
