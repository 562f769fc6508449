import Foundation
import Testing

@testable import ProxyRoutes

@Suite struct APIErrorEnvelopeTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func envelopes() {
        let error = APIError.tokenExpired
        #expect(
            text(error.body(for: .openai, requestID: "req_1"))
                == #"{"error":{"message":"The token has expired; ask for another.","type":"authentication_error","param":null,"code":"token_expired"}}"#
        )
        #expect(
            text(error.body(for: .anthropic, requestID: "req_1"))
                == #"{"type":"error","error":{"type":"authentication_error","message":"The token has expired; ask for another."},"request_id":"req_1"}"#
        )
        #expect(
            text(error.body(for: .gemini, requestID: "req_1"))
                == #"{"error":{"code":401,"message":"The token has expired; ask for another.","status":"UNAUTHENTICATED"}}"#
        )
    }

    @Test func events() {
        #expect(
            text(APIError.upstreamTimeout.event(for: .openai, requestID: "r"))
                == #"data: {"error":{"message":"The provider took too long.","type":"server_error","param":null,"code":"upstream_timeout"}}"#
                + "\n\n")
        #expect(
            text(APIError.upstreamTimeout.event(for: .anthropic, requestID: "r")).hasPrefix("event: error\ndata: {"))
        #expect(
            text(APIError.upstreamTimeout.event(for: .gemini, requestID: "r")).hasPrefix(#"data: {"error":{"code":504"#)
        )
    }

    @Test("an event is one event, and a body JSON, whatever stands in them")
    func hostile() throws {
        let error = APIError(status: 400, code: "a\"\n\nb", message: "x\r\n\r\ndata: [DONE]\n\n\"}\\\u{0}\u{2028}")
        for dialect in Dialect.allCases {
            let event = text(error.event(for: dialect, requestID: "\n\ndata: y"))
            #expect(event.utf8.count { $0 == 0x0A } == (dialect == .anthropic ? 3 : 2))
            #expect(!event.utf8.contains(0x0D))
            let body = Data(error.body(for: dialect, requestID: "\"\n"))
            let object = try #require(try JSONSerialization.jsonObject(with: body) as? [String: Any])
            let inner = try #require(object["error"] as? [String: Any])
            #expect(inner["message"] as? String == error.message)
        }
    }

    @Test(arguments: [
        (400, "invalid_request_error", "invalid_request_error", "INVALID_ARGUMENT"),
        (401, "authentication_error", "authentication_error", "UNAUTHENTICATED"),
        (403, "permission_error", "permission_error", "PERMISSION_DENIED"),
        (404, "invalid_request_error", "not_found_error", "NOT_FOUND"),
        (405, "invalid_request_error", "invalid_request_error", "INVALID_ARGUMENT"),
        (408, "invalid_request_error", "invalid_request_error", "DEADLINE_EXCEEDED"),
        (413, "invalid_request_error", "request_too_large", "INVALID_ARGUMENT"),
        (429, "rate_limit_error", "rate_limit_error", "RESOURCE_EXHAUSTED"),
        (500, "server_error", "api_error", "INTERNAL"), (502, "server_error", "api_error", "UNAVAILABLE"),
        (503, "server_error", "overloaded_error", "UNAVAILABLE"),
        (504, "server_error", "timeout_error", "DEADLINE_EXCEEDED"),
    ])
    func types(status: Int, openai: String, anthropic: String, gemini: String) {
        let error = APIError(status: status, code: "x", message: "y")
        #expect(error.openAIType == openai)
        #expect(error.anthropicType == anthropic)
        #expect(error.geminiStatus == gemini)
    }

    @Test func quota() { #expect(APIError.quotaExhausted.openAIType == "insufficient_quota") }
}
