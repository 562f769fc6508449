import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct ModelUsageTests {
    @Test(arguments: [
        (
            #"{"usage":{"prompt_tokens":9,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":3}}}"#,
            ModelUsage(inputTokens: 9, outputTokens: 4, cachedInputTokens: 3)
        ),
        (
            #"{"response":{"usage":{"input_tokens":9,"output_tokens":4,"input_tokens_details":{"cached_tokens":30}}}}"#,
            ModelUsage(inputTokens: 9, outputTokens: 4, cachedInputTokens: 9)
        ),
        (
            #"{"message":{"usage":{"input_tokens":9,"cache_read_input_tokens":5,"cache_creation_input_tokens":2}}}"#,
            ModelUsage(inputTokens: 16, outputTokens: 0, cachedInputTokens: 5)
        ),
        (
            #"{"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":4,"thoughtsTokenCount":2,"cachedContentTokenCount":1}}"#,
            ModelUsage(inputTokens: 9, outputTokens: 6, cachedInputTokens: 1)
        ),
        (#"{"usage":{"output_tokens":7}}"#, ModelUsage(outputTokens: 7)),
    ])
    func dialects(text: String, usage: ModelUsage) throws {
        let found = try withBytes(text) { ModelUsage(try StrictJSON.read($0), in: $0) }
        #expect(found == usage)
    }

    @Test(arguments: ["{}", #"{"usage":null}"#, #"{"usage":{}}"#, #"{"usage":{"prompt_tokens":-1}}"#, "[]"])
    func none(text: String) throws {
        let found = try withBytes(text) { ModelUsage(try StrictJSON.read($0), in: $0) }
        #expect(found == nil)
    }

    @Test func laterFiguresAreTotals() {
        var usage = ModelUsage(inputTokens: 9, outputTokens: 1)
        usage.update(ModelUsage(outputTokens: 7))
        #expect(usage == ModelUsage(inputTokens: 9, outputTokens: 7))
    }
}
