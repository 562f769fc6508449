public import ProxyLimits
public import ProxyTokens

/// Who a token stands for.
public struct ClientIdentity: Sendable {
    /// The token's public name.
    public var tokenID: String
    /// Its project's.
    public var projectID: String { project.id }
    /// As limits count it: a token together with those that it took the place of, so that an exchange doubles nothing.
    public var token: LimitKey
    /// As limits count it.
    public var project: LimitKey
    /// When it ends, in seconds since 1970.
    public var expiresAt: Int64
    /// Whether it or its project was switched off.
    public var isRevoked: Bool
    /// What its own record limits.
    public var tokenLimits: LimitPolicy
    /// What its project's record limits.
    public var projectLimits: LimitPolicy
    /// The models that it may ask for; empty for any.
    public var models: Set<String>

    /// Creates an identity.
    public init(
        tokenID: String, token: LimitKey, project: LimitKey, expiresAt: Int64, isRevoked: Bool = false,
        tokenLimits: LimitPolicy = .unlimited, projectLimits: LimitPolicy = .unlimited, models: Set<String> = []
    ) {
        self.tokenID = tokenID
        self.token = token
        self.project = project
        self.expiresAt = expiresAt
        self.isRevoked = isRevoked
        self.tokenLimits = tokenLimits
        self.projectLimits = projectLimits
        self.models = models
    }
}

/// All tokens that are known, as of one state of the store; in memory, so that no request waits for a database.
public struct IdentityTable: Sendable {
    /// Later states have greater ones.
    public var version: Int64
    /// By the hash of the whole token; nothing shorter is ever looked up.
    public var identities: [TokenHash: ClientIdentity]
    /// How tokens are hashed.
    public var hasher: TokenHasher

    /// Creates a table.
    public init(version: Int64, identities: [TokenHash: ClientIdentity], hasher: TokenHasher) {
        self.version = version
        self.identities = identities
        self.hasher = hasher
    }
}
