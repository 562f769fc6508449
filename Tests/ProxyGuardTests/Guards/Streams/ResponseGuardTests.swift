import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct ResponseGuardTests {
    private static func inspect(_ text: String, _ mode: GuardMode) throws -> ResponseInspection {
        let worker = try GuardSamples.worker(mode)
        return withBytes(text) { worker.inspectResponse($0) }
    }

    @Test(arguments: [
        #"{"choices":[{"message":{"content":"@"}}],"usage":{"prompt_tokens":1,"completion_tokens":2}}"#,
        #"{"output":[{"content":[{"type":"output_text","text":"@"}]}],"usage":{"input_tokens":1,"output_tokens":2}}"#,
        #"{"content":[{"type":"text","text":"@"}],"usage":{"input_tokens":1,"output_tokens":2}}"#,
        #"{"candidates":[{"content":{"parts":[{"text":"@"}]}}],"usageMetadata":{"promptTokenCount":1,"candidatesTokenCount":2}}"#,
        #"{"choices":[{"message":{"tool_calls":[{"function":{"arguments":"{\"k\":\"@\"}"}}]}}],"usage":{"prompt_tokens":1,"completion_tokens":2}}"#,
    ])
    func answers(text: String) throws {
        func fill(_ value: String) -> String {
            text.split(separator: "@", omittingEmptySubsequences: false).joined(separator: value)
        }
        for (rule, value) in GuardSamples.secrets() {
            let found = try Self.inspect(fill(value), .redact)
            #expect(found.usage == ModelUsage(inputTokens: 1, outputTokens: 2) && !found.hasError)
            guard case .redacted(let bytes, let findings) = found.verdict else {
                Issue.record("not redacted")
                continue
            }
            #expect(bytes == Array(fill("[REDACTED:\(rule)]").utf8) && findings.map(\.rule) == [rule])
            guard case .blocked = try Self.inspect(fill(value), .block).verdict else {
                Issue.record("not blocked")
                continue
            }
            #expect(try Self.inspect(fill(value), .off).verdict == .pass)
        }
        #expect(try Self.inspect(fill("fine"), .redact).verdict == .pass)
    }

    /// They spell the text again, token by token and byte by byte.
    @Test func whatSpellsARedactedTextAgainIsWithdrawn() throws {
        let value = GuardSamples.secret
        let tokens = value.map { #"{"token":"\#($0)","bytes":[\#($0.utf8.first ?? 0)],"top_logprobs":[]}"# }
        let list = "[\(tokens.joined(separator: ","))]"
        func body(_ text: String, _ object: String, _ list: String) -> String {
            #"{"choices":[{"logprobs":\#(object),"message":{"content":"\#(text)"}},{"logprobs":null}],"#
                + #""output":[{"content":[{"text":"","logprobs":\#(list)}]}]}"#
        }
        let whole = body(value, "{\"content\":\(list)}", list)
        let found = try Self.inspect(whole, .redact)
        guard case .redacted(let bytes, _) = found.verdict else {
            Issue.record("not redacted")
            return
        }
        let expected = body("[REDACTED:llm/openai-project-key]", "null", "[]")
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
        guard case .flagged = try Self.inspect(whole, .flag).verdict else {
            Issue.record("not flagged")
            return
        }
        #expect(try Self.inspect(body("fine", "{\"content\":[]}", "[]"), .redact).verdict == .pass)
    }

    @Test func whatIsNoJSONIsBlockedIfItHasASecret() throws {
        guard case .blocked = try Self.inspect("<html>\(GuardSamples.secret)</html>", .redact).verdict else {
            Issue.record("passed")
            return
        }
        #expect(try Self.inspect("<html></html>", .redact).verdict == .pass)
    }

    @Test func errorsAreTold() throws {
        #expect(try Self.inspect(#"{"error":{"message":"x"}}"#, .redact).hasError)
        #expect(try !Self.inspect(#"{"error":null}"#, .redact).hasError)
        #expect(try Self.inspect(#"{"a":"\ud83d"}"#, .redact).textBytes == 6)
    }

    @Test func theProvidersKeyIsSeenPlainAndWithEscapes() throws {
        let key = Array(("provider-" + "key-0123456789").utf8)
        let worker = try GuardSamples.worker(.off)
        func tells(_ text: String, _ key: [UInt8]) -> Bool {
            withBytes(text) { worker.inspectResponse($0, key: key).tellsKey }
        }
        let text = String(decoding: key, as: UTF8.self)
        for body in [
            "{\"a\":\"\(text)\"}", "no JSON \(text)", "{\"a\":\"\(GuardSamples.escaped(text))\"}", "{\"\(text)\":1}",
        ] {
            #expect(tells(body, key), "\(body)")
            #expect(!tells(body, []) && !tells(body, Array("another-key".utf8)))
        }
        #expect(!tells("{\"a\":\"\(text.dropLast())\"}", key))
        #expect(!tells("{\"a\":true}", Array("true".utf8)))
    }
}
