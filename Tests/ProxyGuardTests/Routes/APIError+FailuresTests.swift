import ProxyRoutes
import Testing

@Suite struct APIErrorFailuresTests {
    private static let all: [(APIError, Int, String, Bool?, Bool)] = [
        (.malformedRequest("x."), 400, "malformed_request", false, false),
        (.unknownRoute, 404, "unknown_url", false, false),
        (.wrongMethod(allowed: ["GET"]), 405, "method_not_allowed", false, false),
        (.requestTimeout, 408, "request_timeout", nil, false), (.bodyTooLarge, 413, "request_too_large", false, false),
        (.unsupportedMediaType, 415, "unsupported_media_type", false, false),
        (.encodedBody, 415, "unsupported_content_encoding", false, false),
        (.expectationFailed, 417, "expectation_failed", false, false),
        (.upgradeRefused, 426, "upgrade_refused", false, false),
        (.headersTooLarge, 431, "headers_too_large", false, false),
        (.unauthenticated, 401, "invalid_api_key", false, false), (.tokenExpired, 401, "token_expired", false, false),
        (.forbiddenModel, 403, "model_not_allowed", false, false), (.unknownPrice, 403, "price_unknown", false, false),
        (.forbidden, 403, "forbidden", false, false),
        (.rateLimited(retryAfter: .seconds(1)), 429, "rate_limit_exceeded", nil, true),
        (.quotaExhausted, 429, "insufficient_quota", false, false),
        (.guardBlocked(), 400, "content_policy_violation", false, false),
        (.guardFailed, 503, "guard_unavailable", nil, true), (.overloaded(), 503, "overloaded", nil, true),
        (.lockedDown, 503, "locked_down", false, true),
        (
            .exceedsTokenLimit(limit: 9, prompt: 1, answer: nil, assumed: 4096, field: "max_tokens"), 400,
            "token_limit_exceeded", false, false
        ),
        (.draining(), 503, "draining", nil, true), (.storeUnavailable, 503, "store_unavailable", nil, true),
        (.auditUnavailable, 503, "audit_unavailable", nil, true), (.internal, 500, "internal_error", nil, false),
        (.upstreamUnreachable, 502, "upstream_unreachable", nil, true),
        (.upstreamRedirected, 502, "upstream_redirected", false, false),
        (.upstreamInvalid, 502, "upstream_invalid", nil, false),
        (.upstreamPinMismatch, 502, "upstream_pin_mismatch", false, false),
        (.upstreamTimeout, 504, "upstream_timeout", nil, false),
    ]

    @Test func table() {
        for (error, status, code, shouldRetry, hasTime) in Self.all {
            #expect(error.status == status, "\(code)")
            #expect(error.code == code)
            #expect(error.shouldRetry == shouldRetry, "\(code)")
            #expect((error.retryAfter != nil) == hasTime, "\(code)")
            #expect(error.message.hasSuffix(".") && !error.message.contains("/"), "\(code)")
            // Clients try again by themselves where the status says so; only a certain no or a time may stand against it.
            #expect(status >= 500 || status == 408 || status == 429 || shouldRetry == false, "\(code)")
        }
        #expect(Set(Self.all.map { $0.0.code }).count == Self.all.count)
    }

    @Test func whatCanNeverFitSaysWhatToDo() {
        let assumed = APIError.exceedsTokenLimit(
            limit: 1000, prompt: 10, answer: nil, assumed: 4096, field: "max_tokens")
        #expect(assumed.message.contains("4096") && assumed.message.hasSuffix("set max_tokens to 990 or less."))
        let asked = APIError.exceedsTokenLimit(
            limit: 1000, prompt: 10, answer: 5000, assumed: 5000, field: "max_tokens")
        #expect(asked.message.contains("up to 5000;"))
        for field in ["max_tokens", nil] {
            let long = APIError.exceedsTokenLimit(limit: 1000, prompt: 1000, answer: nil, assumed: 0, field: field)
            #expect(long.message.hasSuffix("send a shorter prompt."))
        }
        let fixed = APIError.exceedsTokenLimit(limit: 1000, prompt: 10, answer: nil, assumed: 4096, field: nil)
        #expect(fixed.message.hasSuffix("only a higher limit admits it."))
    }

    @Test(
        arguments: [
            (nil, ""), ("aws/access-key", " (aws/access-key)"), ("a b", ""), ("a\"b", ""), ("a\r\nb", ""), ("<a>", ""),
        ] as [(String?, String)])
    func rules(rule: String?, shown: String) {
        #expect(APIError.guardBlocked(rule: rule).message == "The content was blocked by a guard\(shown).")
    }
}
