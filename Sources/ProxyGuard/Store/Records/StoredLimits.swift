/// What a token or a project may use; nil where nothing is said.
public struct StoredLimits: Hashable, Sendable, Codable {
    /// The largest limit of any kind.
    public static let greatest = 1_000_000_000_000_000

    /// Requests in any minute.
    public var requestsPerMinute: Int?
    /// Requests at the same time.
    public var concurrentRequests: Int?
    /// Tokens of a model, read and written, in any minute.
    public var modelTokensPerMinute: Int?
    /// Millionths of a dollar in a day of UTC.
    public var microDollarsPerDay: Int?
    /// Requests in all.
    public var totalRequests: Int?

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

    /// In the order of the columns.
    var values: [Int?] {
        [requestsPerMinute, concurrentRequests, modelTokensPerMinute, microDollarsPerDay, totalRequests]
    }

    /// Refuses limits that are not between 1 and ``greatest``.
    func check() throws(StoreError) {
        for value in values {
            guard let value else { continue }
            guard 1...Self.greatest ~= value else {
                throw StoreError(.invalid, "a limit must be between 1 and \(Self.greatest)")
            }
        }
    }
}
