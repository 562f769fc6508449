/// A token as it is kept: its hash, and what it may do.
public struct TokenRecord: Hashable, Sendable, Codable, Identifiable {
    /// Public, `tok_` and 20 characters.
    public var id: String
    /// The project it belongs to.
    public var projectID: String
    /// The hash of the token.
    public var hash: StoredHash
    /// What people recognise it by.
    public var hint: String
    /// What people call it.
    public var name: String
    /// Seconds since 1970.
    public var createdAt: Int64
    /// Seconds since 1970; from then on it is refused.
    public var expiresAt: Int64
    /// Seconds since 1970; nil while it is honoured.
    public var revokedAt: Int64?
    /// For this token.
    public var limits: StoredLimits
    /// The models it may use; empty for any.
    public var models: [String]
    /// The id of the first token that this one goes back to through rotations.
    public var family: String

    public init(
        id: String, projectID: String, hash: StoredHash, hint: String, name: String, createdAt: Int64,
        expiresAt: Int64, revokedAt: Int64? = nil, limits: StoredLimits = StoredLimits(), models: [String] = [],
        family: String
    ) {
        self.id = id
        self.projectID = projectID
        self.hash = hash
        self.hint = hint
        self.name = name
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
        self.limits = limits
        self.models = models
        self.family = family
    }

    /// Whether it is neither revoked nor expired; of its project nothing is known here.
    public func isLive(at now: Int64) -> Bool { revokedAt == nil && now < expiresAt }
}
