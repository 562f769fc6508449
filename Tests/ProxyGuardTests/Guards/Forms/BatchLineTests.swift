import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct BatchLineTests {
    private static func isAdmitted(_ line: String) throws -> Bool {
        try withBytes(line) { bytes in
            let document = RequestDocument(try StrictJSON.read(bytes), shape: .batch, in: bytes)
            return BatchLine.isAdmitted(document, in: bytes) { $0 == "/v1/embeddings" }
        }
    }

    @Test(arguments: [
        (#"{"custom_id":"1","method":"POST","url":"/v1/embeddings","body":{"model":"m","input":"a"}}"#, true),
        (#"{"url":"/v1\/embeddings"}"#, true), ("{}", true), (#"{"body":null}"#, true), ("[]", false),
        (#"{"url":"/v1/files"}"#, false), (#"{"url":["/v1/embeddings"]}"#, false), (#"{"url":null}"#, false),
        (#"{"body":{"api_base":"http://x"}}"#, false), (#"{"body":{"Extra\u005fHeaders":{}}}"#, false),
        (#"{"api_key":"x"}"#, false), (#"{"body":{"metadata":{"api_base":"x"}}}"#, true),
    ])
    func lines(line: String, isAdmitted: Bool) throws { #expect(try Self.isAdmitted(line) == isAdmitted, "\(line)") }
}
