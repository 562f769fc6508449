/// What a token or a project used since it was last asked, for the store to add.
public struct UsageDelta: Hashable, Sendable {
    /// `token` or `project`.
    public let scope: LimitScope
    /// Its public id.
    public let id: String
    /// The UTC day, as days since 1970.
    public let dayIndex: Int
    /// Requests that were admitted, those that a guard refused later among them.
    public var requests: Int
    /// Tokens of models of the requests that were settled.
    public var modelTokens: Int
    /// Millionths of a US dollar of the requests that were settled.
    public var microDollars: Int

    /// Creates a delta.
    public init(scope: LimitScope, id: String, dayIndex: Int, requests: Int, modelTokens: Int, microDollars: Int) {
        self.scope = scope
        self.id = id
        self.dayIndex = dayIndex
        self.requests = requests
        self.modelTokens = modelTokens
        self.microDollars = microDollars
    }
}
