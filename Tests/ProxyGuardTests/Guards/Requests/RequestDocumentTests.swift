import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct RequestDocumentTests {
    private static func document(_ text: String) throws -> RequestDocument {
        try withBytes(text) { RequestDocument(try StrictJSON.read($0), shape: .chat, in: $0) }
    }

    @Test(arguments: [
        ("{}", RequestDocument.ModelField.missing), (#"{"model":null}"#, .notText), (#"{"model":["a"]}"#, .notText),
        (#"{"model":"gpt-4o"}"#, .text("gpt-4o")), (#"{"\u006dodel":"\u0067pt "}"#, .text("gpt ")),
        (#"{"Model":"x"}"#, .missing), ("[]", .missing), (#"{"a":{"model":"x"}}"#, .missing),
    ])
    func model(text: String, model: RequestDocument.ModelField) throws {
        #expect(try Self.document(text).model == model)
    }

    @Test func whereTheModelStands() throws {
        #expect(try Self.document(#"{"model":"abc"}"#).modelRange == 10..<13)
        #expect(try Self.document("{}").modelRange == nil)
    }

    @Test(arguments: [
        ("{}", nil), (#"{"max_tokens":5}"#, 5), (#"{"max_tokens":5,"max_completion_tokens":7,"n":3}"#, 21),
        (#"{"max_output_tokens":9}"#, 9), (#"{"generationConfig":{"maxOutputTokens":4,"candidateCount":2}}"#, 8),
        (#"{"max_tokens":-5}"#, nil), (#"{"max_tokens":"5"}"#, nil),
        (#"{"max_tokens":9223372036854775807,"n":2}"#, Int.max),
        (#"{"max_tokens":5,"n":0}"#, 5),
    ])
    func limits(text: String, tokens: Int?) throws { #expect(try Self.document(text).maxTokens == tokens) }

    @Test func streams() throws {
        let document = try Self.document(#"{"stream":true,"stream_options":{"include_usage":true}}"#)
        #expect(document.stream && document.includesUsage)
        let other = try Self.document(#"{"stream":"true","stream_options":{"include_usage":false}}"#)
        #expect(!other.stream && !other.includesUsage)
    }

    @Test func redirectingParametersAreTold() throws {
        let text = #"{"api_base":"http://x","\u0062ase_url":1,"litellm_params":{},"Extra_Headers":{},"temperature":1}"#
        #expect(
            try Self.document(text).forbiddenParameters == ["Extra_Headers", "api_base", "base_url", "litellm_params"])
        #expect(try Self.document(#"{"metadata":{"api_base":"x"}}"#).forbiddenParameters.isEmpty)
    }

    @Test func promptsAreMeasuredWithoutPictures() throws {
        let picture = String(repeating: "iVBORw0K", count: 50)
        let text = #"{"messages":[{"content":"hello"},{"data":"\#(picture)"}]}"#
        let document = try Self.document(text)
        #expect(document.promptBytes == 5 && document.skipped.count == 1)
        // What stands for text is one.
        let encoded = String(repeating: "QUJD", count: 100)
        #expect(try Self.document(#"{"data":"\#(encoded)"}"#).promptBytes == 400)
    }
}
