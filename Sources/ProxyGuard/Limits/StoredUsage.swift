/// What the store knows that a token or a project has used.
public struct StoredUsage: Hashable, Sendable {
    /// Who.
    public var key: LimitKey
    /// `token` or `project`.
    public var scope: LimitScope
    /// Requests ever.
    public var totalRequests: Int
    /// The UTC day, as days since 1970.
    public var dayIndex: Int
    /// Millionths of a US dollar of that day.
    public var microDollars: Int

    /// Creates what is known.
    public init(key: LimitKey, scope: LimitScope, totalRequests: Int, dayIndex: Int, microDollars: Int) {
        self.key = key
        self.scope = scope
        self.totalRequests = totalRequests
        self.dayIndex = dayIndex
        self.microDollars = microDollars
    }
}
