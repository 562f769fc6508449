extension APIError {
    /// The body of the answer in the form that clients of the dialect read.
    public func body(for dialect: Dialect, requestID: String) -> [UInt8] {
        var json = JSONText()
        switch dialect {
        case .openai:
            json.raw(#"{"error":{"message":"#)
            json.string(message)
            json.raw(#","type":"#)
            json.string(openAIType)
            json.raw(#","param":null,"code":"#)
            json.string(code)
            json.raw("}}")
        case .anthropic:
            json.raw(#"{"type":"error","error":{"type":"#)
            json.string(anthropicType)
            json.raw(#","message":"#)
            json.string(message)
            json.raw(#"},"request_id":"#)
            json.string(requestID)
            json.raw("}")
        case .gemini:
            json.raw(#"{"error":{"code":"#)
            json.raw(String(status))
            json.raw(#","message":"#)
            json.string(message)
            json.raw(#","status":"#)
            json.string(geminiStatus)
            json.raw("}}")
        }
        return json.bytes
    }

    /// The error as the last event of a stream that has begun; nothing follows, not even what ends a good one.
    public func event(for dialect: Dialect, requestID: String) -> [UInt8] {
        let name = dialect == .anthropic ? "event: error\n" : ""
        return Array("\(name)data: ".utf8) + body(for: dialect, requestID: requestID) + Array("\n\n".utf8)
    }

    /// Source: https://platform.openai.com/docs/guides/error-codes
    var openAIType: String {
        switch status {
        case 401: "authentication_error"
        case 403: "permission_error"
        case 429: code == Self.quotaExhausted.code ? code : "rate_limit_error"
        case 500...: "server_error"
        default: "invalid_request_error"
        }
    }

    /// Source: https://docs.anthropic.com/en/api/errors
    var anthropicType: String {
        switch status {
        case 401: "authentication_error"
        case 403: "permission_error"
        case 404: "not_found_error"
        case 413: "request_too_large"
        case 429: "rate_limit_error"
        case 503: "overloaded_error"
        case 504: "timeout_error"
        case 500...: "api_error"
        default: "invalid_request_error"
        }
    }

    /// A name of `google.rpc.Code`. Source: https://google.aip.dev/193
    var geminiStatus: String {
        switch status {
        case 401: "UNAUTHENTICATED"
        case 403: "PERMISSION_DENIED"
        case 404: "NOT_FOUND"
        case 429: "RESOURCE_EXHAUSTED"
        case 502, 503: "UNAVAILABLE"
        case 408, 504: "DEADLINE_EXCEEDED"
        case 500...: "INTERNAL"
        default: "INVALID_ARGUMENT"
        }
    }
}
