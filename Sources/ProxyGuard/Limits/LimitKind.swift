/// What is limited.
public enum LimitKind: String, CaseIterable, Hashable, Sendable {
    case requestsPerMinute = "requests_per_minute"
    case concurrentRequests = "concurrent_requests"
    case modelTokensPerMinute = "model_tokens_per_minute"
    case microDollarsPerDay = "micro_dollars_per_day"
    case totalRequests = "total_requests"
    /// The table of keys is full of keys that are in use.
    case keys
}
