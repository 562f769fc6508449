import ProxyManagement
import Testing

@testable import ProxyDemo

@Suite("ProviderAnswers of OpenAI")
struct ProviderAnswersOpenAITests {
    private static let tools = ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]"

    private static func deltas(_ chunks: [JSONValue]) -> [JSONValue] {
        chunks.compactMap { $0["choices"]?.elements?.first?["delta"] }
    }

    @Test("Chat completions: whole, streaming, with tools, with figures")
    func chat() async throws {
        let path = "/v1/chat/completions"
        let whole = try await ProviderAnswersTests.json("POST", path, "{\"model\":\"m\"}")
        #expect(whole["choices"]?.elements?[0]["message"]?["content"] == "Hello from the stub.")
        #expect(whole["model"] == "m")
        let called = try await ProviderAnswersTests.json("POST", path, "{\"model\":\"m\"\(Self.tools)}")
        #expect(called["choices"]?.elements?[0]["finish_reason"] == "tool_calls")
        let chunks = try await ProviderAnswersTests.events(path, "{\"model\":\"m\",\"stream\":true}")
        #expect(Self.deltas(chunks).compactMap { $0["content"]?.text }.joined() == "Hello from the stub.")
        #expect(chunks.last?["choices"]?.elements?[0]["finish_reason"] == "stop")
        let counted = try await ProviderAnswersTests.events(
            path, "{\"stream\":true,\"stream_options\":{\"include_usage\":true}}")
        #expect(counted.last?["usage"]?["total_tokens"] == 14)
        #expect(counted.last?["choices"]?.elements?.isEmpty == true)
        let parts = try await ProviderAnswersTests.events(path, "{\"stream\":true\(Self.tools)}")
        let arguments = Self.deltas(parts).compactMap {
            $0["tool_calls"]?.elements?.first?["function"]?["arguments"]?.text
        }
        #expect(arguments.joined() == "{\"city\":\"Paris\"}")
    }

    @Test("Completions, embeddings, moderations")
    func others() async throws {
        let text = try await ProviderAnswersTests.events("/v1/completions", "{\"stream\":true}")
        #expect(text.compactMap { $0["choices"]?.elements?[0]["text"]?.text }.joined() == "Hello from the stub.")
        #expect(try await ProviderAnswersTests.json("POST", "/v1/completions", "{}")["object"] == "text_completion")
        let vectors = try await ProviderAnswersTests.json("POST", "/v1/embeddings", "{\"input\":[\"a\",\"b\"]}")
        #expect(vectors["data"]?.elements?.count == 2)
        let encoded = try await ProviderAnswersTests.json(
            "POST", "/v1/embeddings", "{\"input\":\"a\",\"encoding_format\":\"base64\"}")
        #expect(encoded["data"]?.elements?[0]["embedding"]?.text?.count == 16)
        #expect(try await ProviderAnswersTests.json("POST", "/v1/moderations", "{}")["results"]?.elements?.count == 1)
    }

    @Test("Responses: whole, streaming, with tools")
    func responses() async throws {
        let tools = "\"tools\":[{\"type\":\"function\",\"name\":\"f\"}]"
        let whole = try await ProviderAnswersTests.json("POST", "/v1/responses", "{\"model\":\"m\"}")
        #expect(whole["output"]?.elements?[0]["content"]?.elements?[0]["text"] == "Hello from the stub.")
        for body in ["{\"stream\":true}", "{\"stream\":true,\(tools)}"] {
            let events = try await ProviderAnswersTests.events("/v1/responses", body)
            #expect(events.first?["type"] == "response.created")
            #expect(events.last?["type"] == "response.completed")
            #expect(events.map { $0["sequence_number"]?.number } == (0..<Int64(events.count)).map { $0 })
        }
        let call = try await ProviderAnswersTests.json("POST", "/v1/responses", "{\(tools)}")
        #expect(call["output"]?.elements?[0]["type"] == "function_call")
    }
}
