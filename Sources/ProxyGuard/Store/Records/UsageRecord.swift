/// Amounts of use; none is negative.
public struct UsageAmounts: Hashable, Sendable, Codable {
    /// Requests.
    public var requests: Int64
    /// Tokens of a model that were read.
    public var inputTokens: Int64
    /// Tokens of a model that were written.
    public var outputTokens: Int64
    /// Tokens of a model that were read from a provider's cache.
    public var cachedTokens: Int64
    /// Millionths of a dollar.
    public var microDollars: Int64

    public init(
        requests: Int64 = 0, inputTokens: Int64 = 0, outputTokens: Int64 = 0, cachedTokens: Int64 = 0,
        microDollars: Int64 = 0
    ) {
        self.requests = requests
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.cachedTokens = cachedTokens
        self.microDollars = microDollars
    }

    var values: [Int64] { [requests, inputTokens, outputTokens, cachedTokens, microDollars] }

    func check() throws(StoreError) {
        guard values.allSatisfy({ 0...Self.greatest ~= $0 }) else {
            throw StoreError(.invalid, "an amount of use must be between 0 and \(Self.greatest)")
        }
    }

    /// The largest amount of one delta; sums stop at 9e18.
    static let greatest: Int64 = 1_000_000_000_000_000
}

/// The use of one token on one day with one model: what is stored, or what is to be added to it.
public struct UsageRecord: Hashable, Sendable, Codable {
    /// The token.
    public var tokenID: String
    /// The family of the token, to which its requests in all are counted.
    public var family: String
    /// The project.
    public var projectID: String
    /// Days of UTC since 1970.
    public var day: Int64
    /// The model as asked for.
    public var model: String
    /// How much.
    public var amounts: UsageAmounts

    public init(
        tokenID: String, family: String, projectID: String, day: Int64, model: String, amounts: UsageAmounts
    ) {
        self.tokenID = tokenID
        self.family = family
        self.projectID = projectID
        self.day = day
        self.model = model
        self.amounts = amounts
    }

    /// What models are counted as beyond ``mostModels`` and where a name is none.
    public static let otherModel = "(other)"
    /// Models that are told apart for one token and day; clients choose the names.
    public static let mostModels = 64

    func check() throws(StoreError) {
        try RecordID.token.check(tokenID)
        try RecordID.token.check(family)
        try RecordID.project.check(projectID)
        guard 0...1_000_000 ~= day else { throw StoreError(.invalid, "a day must be between 0 and 1000000") }
        try amounts.check()
    }

    /// The model that is written down: a client may have put anything there.
    var storedModel: String {
        FieldRules.isModel(model) && !FieldRules.hasCredential(model) ? model : Self.otherModel
    }
}

/// The use of one token on one day, over all models.
public struct DayTotal: Hashable, Sendable {
    /// The token.
    public var tokenID: String
    /// The project.
    public var projectID: String
    /// How much.
    public var amounts: UsageAmounts
}
