internal import ProxyLimits
internal import ProxyStore

/// Limits in a body: each a whole number of its range, or null for none.
enum LimitFields {
    private static let all:
        [(name: String, path: any WritableKeyPath<StoredLimits, Int?> & Sendable, range: ClosedRange<Int>)] = [
            ("requests_per_minute", \.requestsPerMinute, LimitPolicy.requestRange),
            ("concurrent_requests", \.concurrentRequests, LimitPolicy.concurrencyRange),
            ("model_tokens_per_minute", \.modelTokensPerMinute, LimitPolicy.modelTokenRange),
            ("micro_dollars_per_day", \.microDollarsPerDay, LimitPolicy.microDollarRange),
            ("total_requests", \.totalRequests, LimitPolicy.totalRange),
        ]

    /// The configuration refuses it too.
    private static let unpriced = "micro_dollars_per_day"

    /// What `limits` of a body says; what it does not name stays as it was.
    static func read(_ body: BodyFields, over old: StoredLimits = StoredLimits()) throws(ManagementError)
        -> StoredLimits
    {
        guard let fields = try body.fields("limits", known: all.map(\.name)) else { return old }
        var limits = old
        for (name, path, range) in all where fields.contains(name) {
            let number =
                fields.isNull(name)
                ? nil : try fields.number(name, in: Int64(range.lowerBound)...Int64(range.upperBound))
            guard number == nil || name != unpriced else {
                throw .invalid(
                    "limits." + name,
                    "no model has a price in this version, so that a budget in money cannot be kept; leave it out, or write null"
                )
            }
            limits[keyPath: path] = number.map { Int($0) }
        }
        return limits
    }

    /// Throws where a token would be allowed more than its project.
    static func check(_ limits: StoredLimits, within project: StoredLimits) throws(ManagementError) {
        for (name, path, _) in all {
            guard let own = limits[keyPath: path], let most = project[keyPath: path], own > most else { continue }
            throw .invalid("limits." + name, "the project allows \(most)")
        }
    }

    static func json(_ limits: StoredLimits) -> JSONValue {
        .object(all.map { JSONValue.Member($0.name, JSONValue(limits[keyPath: $0.path].map { Int64($0) })) })
    }
}
