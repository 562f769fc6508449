/// How much one token, project or address may ask for; what is nil is not limited.
public struct LimitPolicy: Hashable, Sendable {
    /// Requests in any 60 seconds, from 1 to 1,000,000.
    public var requestsPerMinute: Int?
    /// Requests at once, from 1 to 1,000,000.
    public var concurrentRequests: Int?
    /// Tokens of models, read and written, in any 60 seconds, from 1 to 1,000,000,000.
    public var modelTokensPerMinute: Int?
    /// Millionths of a US dollar in a UTC day, from 1 to 10^12.
    public var microDollarsPerDay: Int?
    /// Requests ever, from 1 to 10^12.
    public var totalRequests: Int?

    /// What `requestsPerMinute` may be.
    public static let requestRange = 1...1_000_000
    /// What `concurrentRequests` may be.
    public static let concurrencyRange = 1...1_000_000
    /// What `modelTokensPerMinute` may be.
    public static let modelTokenRange = 1...1_000_000_000
    /// What `microDollarsPerDay` may be.
    public static let microDollarRange = 1...1_000_000_000_000
    /// What `totalRequests` may be.
    public static let totalRange = 1...1_000_000_000_000

    /// Nothing is limited.
    public static let unlimited = LimitPolicy()

    /// Creates a policy; nothing is checked, see `validate()`.
    public init(
        requestsPerMinute: Int? = nil, concurrentRequests: Int? = nil, modelTokensPerMinute: Int? = nil,
        microDollarsPerDay: Int? = nil, totalRequests: Int? = nil
    ) {
        self.requestsPerMinute = requestsPerMinute
        self.concurrentRequests = concurrentRequests
        self.modelTokensPerMinute = modelTokensPerMinute
        self.microDollarsPerDay = microDollarsPerDay
        self.totalRequests = totalRequests
    }

    /// Whether nothing is limited.
    public var isUnlimited: Bool {
        requestsPerMinute == nil && concurrentRequests == nil && modelTokensPerMinute == nil
            && microDollarsPerDay == nil && totalRequests == nil
    }

    /// Whether what was used must outlive a quiet minute.
    var needsMemory: Bool { microDollarsPerDay != nil || totalRequests != nil }

    /// The narrower of each limit: what another policy says can only lower.
    public func merged(with other: LimitPolicy) -> LimitPolicy {
        LimitPolicy(
            requestsPerMinute: Self.narrower(requestsPerMinute, other.requestsPerMinute),
            concurrentRequests: Self.narrower(concurrentRequests, other.concurrentRequests),
            modelTokensPerMinute: Self.narrower(modelTokensPerMinute, other.modelTokensPerMinute),
            microDollarsPerDay: Self.narrower(microDollarsPerDay, other.microDollarsPerDay),
            totalRequests: Self.narrower(totalRequests, other.totalRequests))
    }

    /// Throws for the first limit that is out of its range.
    public func validate() throws(LimitPolicyError) {
        let limits: [(LimitKind, Int?, ClosedRange<Int>)] = [
            (.requestsPerMinute, requestsPerMinute, Self.requestRange),
            (.concurrentRequests, concurrentRequests, Self.concurrencyRange),
            (.modelTokensPerMinute, modelTokensPerMinute, Self.modelTokenRange),
            (.microDollarsPerDay, microDollarsPerDay, Self.microDollarRange),
            (.totalRequests, totalRequests, Self.totalRange),
        ]
        for (kind, value, range) in limits {
            if let value, !range.contains(value) {
                throw LimitPolicyError(limit: kind, value: value, range: range)
            }
        }
    }

    private static func narrower(_ one: Int?, _ other: Int?) -> Int? {
        guard let one, let other else { return one ?? other }
        return min(one, other)
    }
}

extension LimitPolicy: Codable {
    private enum CodingKeys: String, CodingKey {
        case requestsPerMinute = "requests_per_minute"
        case concurrentRequests = "concurrent_requests"
        case modelTokensPerMinute = "model_tokens_per_minute"
        case microDollarsPerDay = "micro_dollars_per_day"
        case totalRequests = "total_requests"
    }

    /// Throws for a limit out of its range too: what was stored wrong must not become a limit that is none.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        requestsPerMinute = try values.decodeIfPresent(Int.self, forKey: .requestsPerMinute)
        concurrentRequests = try values.decodeIfPresent(Int.self, forKey: .concurrentRequests)
        modelTokensPerMinute = try values.decodeIfPresent(Int.self, forKey: .modelTokensPerMinute)
        microDollarsPerDay = try values.decodeIfPresent(Int.self, forKey: .microDollarsPerDay)
        totalRequests = try values.decodeIfPresent(Int.self, forKey: .totalRequests)
        try validate()
    }
}
