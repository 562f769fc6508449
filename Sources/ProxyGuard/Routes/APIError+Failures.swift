extension APIError {
    // MARK: The request

    /// 400; the message is one of the program's own, never a part of the request.
    public static func malformedRequest(_ message: String) -> APIError {
        APIError(status: 400, code: "malformed_request", message: message, shouldRetry: false)
    }

    /// 404, the same whatever the path.
    public static let unknownRoute = APIError(
        status: 404, code: "unknown_url", message: "There is no such route.", shouldRetry: false)

    /// 405
    public static func wrongMethod(allowed: [String]) -> APIError {
        APIError(
            status: 405, code: "method_not_allowed", message: "This route has no such method.", shouldRetry: false,
            allowed: allowed)
    }

    /// 408: the client took too long to send its request.
    public static let requestTimeout = APIError(
        status: 408, code: "request_timeout", message: "The request took too long to arrive.")

    /// 413
    public static let bodyTooLarge = APIError(
        status: 413, code: "request_too_large", message: "The request's body is too large.", shouldRetry: false)

    /// 415: the type of the body is not the one that the route wants.
    public static let unsupportedMediaType = APIError(
        status: 415, code: "unsupported_media_type",
        message: "The header Content-Type is not the one that this route wants.", shouldRetry: false)

    /// 415: the body is compressed, which nobody here could look into.
    public static let encodedBody = APIError(
        status: 415, code: "unsupported_content_encoding", message: "The request's body may not be compressed.",
        shouldRetry: false)

    /// 417: an expectation other than `100-continue`.
    public static let expectationFailed = APIError(
        status: 417, code: "expectation_failed", message: "The header Expect has an unknown expectation.",
        shouldRetry: false)

    /// 426: WebSocket, HTTP/2 without TLS, or whatever else an upgrade asks for.
    public static let upgradeRefused = APIError(
        status: 426, code: "upgrade_refused", message: "This address speaks HTTP alone; upgrades are refused.",
        shouldRetry: false)

    /// 431
    public static let headersTooLarge = APIError(
        status: 431, code: "headers_too_large", message: "The request's headers are too large or too many.",
        shouldRetry: false)

    // MARK: The client

    /// 401, with one text whatever is wrong with the token.
    public static let unauthenticated = APIError(
        status: 401, code: "invalid_api_key", message: "The token is missing or not valid.", shouldRetry: false)

    /// 401, told only to whoever has the whole token.
    public static let tokenExpired = APIError(
        status: 401, code: "token_expired", message: "The token has expired; ask for another.", shouldRetry: false)

    /// 403
    public static let forbiddenModel = APIError(
        status: 403, code: "model_not_allowed", message: "The token may not use this model.", shouldRetry: false)

    /// 403: a budget in money is set, and nobody knows what the model costs.
    public static let unknownPrice = APIError(
        status: 403, code: "price_unknown", message: "The model has no price, and the token has a budget.",
        shouldRetry: false)

    /// 403: the client's address, or the route, is not among those allowed.
    public static let forbidden = APIError(
        status: 403, code: "forbidden", message: "This is not allowed.", shouldRetry: false)

    /// 429, to be tried again after a time.
    public static func rateLimited(retryAfter: Duration) -> APIError {
        APIError(
            status: 429, code: "rate_limit_exceeded", message: "There were too many requests; wait a moment.",
            retryAfter: retryAfter)
    }

    /// 429, not to be tried again.
    public static let quotaExhausted = APIError(
        status: 429, code: "insufficient_quota", message: "The budget is used up.", shouldRetry: false)

    /// 400: the request alone asks for more tokens of a model than a minute has, so that waiting does not help.
    /// - Parameters:
    ///   - limit: in a minute.
    ///   - prompt: what the prompt is taken for.
    ///   - answer: the longest answer that was asked for; nil where the request does not say, and `assumed` is taken.
    ///   - field: how the route calls the longest answer; nil where it has no such parameter.
    public static func exceedsTokenLimit(
        limit: Int, prompt: Int, answer: Int?, assumed: Int, field: String?
    ) -> APIError {
        let room = limit - prompt
        let asked =
            if let answer { "an answer of up to \(answer)" } else if assumed > 0 {
                "an answer of up to \(assumed), which is assumed where the request does not say"
            } else { "no answer" }
        let advice =
            if room <= 0 { "send a shorter prompt" } else if let field { "set \(field) to \(room) or less" } else {
                "only a higher limit admits it"
            }
        return APIError(
            status: 400, code: "token_limit_exceeded",
            message:
                "The request needs more tokens than the limit of \(limit) in a minute: about \(prompt) for the prompt and "
                + "\(asked); \(advice).",
            shouldRetry: false)
    }

    // MARK: Guards

    /// 400: a guard found something; the rule by which it did is named if its id is of the usual form.
    public static func guardBlocked(rule: String? = nil) -> APIError {
        let isPlain =
            rule?.utf8.allSatisfy {
                Octet.isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/")
            } ?? false
        let name = isPlain ? rule.map { " (\($0))" } ?? "" : ""
        return APIError(
            status: 400, code: "content_policy_violation", message: "The content was blocked by a guard\(name).",
            shouldRetry: false)
    }

    /// 503: a guard could not decide.
    public static let guardFailed = APIError(
        status: 503, code: "guard_unavailable", message: "The content could not be checked.", retryAfter: .seconds(1))

    // MARK: The proxy

    /// 503: too much to do.
    public static func overloaded(retryAfter: Duration = .seconds(1)) -> APIError {
        APIError(
            status: 503, code: "overloaded", message: "The proxy has too much to do; wait a moment.",
            retryAfter: retryAfter)
    }

    /// 503: an administrator has the proxy refuse every request.
    public static let lockedDown = APIError(
        status: 503, code: "locked_down",
        message: "The proxy is locked down: its administrators have it refuse every request.",
        retryAfter: .seconds(60), shouldRetry: false)

    /// 503: about to stop; another one may answer.
    public static func draining(retryAfter: Duration = .seconds(1)) -> APIError {
        APIError(
            status: 503, code: "draining", message: "The proxy is about to stop; try again.", retryAfter: retryAfter)
    }

    /// 503: the store cannot be read or written.
    public static let storeUnavailable = APIError(
        status: 503, code: "store_unavailable", message: "The store is not available.", retryAfter: .seconds(1))

    /// 503: what is done cannot be recorded, so it is not done.
    public static let auditUnavailable = APIError(
        status: 503, code: "audit_unavailable", message: "The audit log is not available.", retryAfter: .seconds(1))

    /// 500
    public static let `internal` = APIError(
        status: 500, code: "internal_error", message: "Something went wrong in the proxy.")

    // MARK: The provider

    /// 502: no connection, or one that broke.
    public static let upstreamUnreachable = APIError(
        status: 502, code: "upstream_unreachable", message: "The provider cannot be reached.",
        retryAfter: .seconds(1))

    /// 502: its answer was a redirect, which is not followed.
    public static let upstreamRedirected = APIError(
        status: 502, code: "upstream_redirected", message: "The provider answered with a redirect.",
        shouldRetry: false)

    /// 502: its answer cannot be read, is too long, or compressed.
    public static let upstreamInvalid = APIError(
        status: 502, code: "upstream_invalid", message: "The provider's answer is not valid.")

    /// 502: its public key is none of those that are pinned.
    public static let upstreamPinMismatch = APIError(
        status: 502, code: "upstream_pin_mismatch", message: "The provider could not prove who it is.",
        shouldRetry: false)

    /// 504
    public static let upstreamTimeout = APIError(
        status: 504, code: "upstream_timeout", message: "The provider took too long.")
}
