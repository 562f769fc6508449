/// How many keys a limiter keeps.
public struct LimiterCapacity: Hashable, Sendable {
    /// Addresses; those beyond are counted together as one.
    public var addresses: Int
    /// Tokens; those beyond are refused.
    public var tokens: Int
    /// Projects; those beyond are refused.
    public var projects: Int

    /// Creates a capacity; each is at least 1.
    public init(addresses: Int = 100_000, tokens: Int = 100_000, projects: Int = 100_000) {
        self.addresses = max(1, addresses)
        self.tokens = max(1, tokens)
        self.projects = max(1, projects)
    }

    /// Of a scope.
    func of(_ scope: LimitScope) -> Int {
        switch scope {
        case .global: 1
        case .address: addresses
        case .token: tokens
        case .project: projects
        }
    }
}
