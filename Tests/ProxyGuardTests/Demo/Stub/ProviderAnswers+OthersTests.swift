import ProxyManagement
import Testing

@testable import ProxyDemo

@Suite("ProviderAnswers of the others")
struct ProviderAnswersOthersTests {
    @Test("Anthropic: whole, streaming, with tools, tokens counted")
    func anthropic() async throws {
        let tools = "\"tools\":[{\"name\":\"f\"}]"
        let whole = try await ProviderAnswersTests.json("POST", "/v1/messages", "{\"model\":\"m\"}")
        #expect(whole["content"]?.elements?[0]["text"] == "Hello from the stub.")
        #expect(try await ProviderAnswersTests.json("POST", "/v1/messages", "{\(tools)}")["stop_reason"] == "tool_use")
        let events = try await ProviderAnswersTests.events("/v1/messages", "{\"stream\":true}")
        #expect(events.first?["type"] == "message_start")
        #expect(events.last?["type"] == "message_stop")
        #expect(events.compactMap { $0["delta"]?["text"]?.text }.joined() == "Hello from the stub.")
        let parts = try await ProviderAnswersTests.events("/v1/messages", "{\"stream\":true,\(tools)}")
        #expect(parts.compactMap { $0["delta"]?["partial_json"]?.text }.joined() == "{\"city\":\"Paris\"}")
        #expect(try await ProviderAnswersTests.json("POST", "/v1/messages/count_tokens", "{}")["input_tokens"] == 9)
    }

    @Test("Gemini: whole, streaming, tokens counted, embeddings")
    func gemini() async throws {
        let base = "/v1beta/models/m"
        let whole = try await ProviderAnswersTests.json("POST", base + ":generateContent", "{}")
        #expect(whole["modelVersion"] == "m")
        #expect(whole["usageMetadata"]?["totalTokenCount"] == 14)
        let events = try await ProviderAnswersTests.events(base + ":streamGenerateContent?alt=sse", "{}")
        let text = events.compactMap { $0["candidates"]?.elements?[0]["content"]?["parts"]?.elements?[0]["text"]?.text }
        #expect(text.joined() == "Hello from the stub.")
        #expect(events.last?["candidates"]?.elements?[0]["finishReason"] == "STOP")
        #expect(events.first?["candidates"]?.elements?[0]["finishReason"] == nil)
        #expect(try await ProviderAnswersTests.json("POST", base + ":countTokens", "{}")["totalTokens"] == 9)
        #expect(try await ProviderAnswersTests.json("POST", base + ":embedContent", "{}")["embedding"] != nil)
    }
}
