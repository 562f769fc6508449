/// What a caller says of a token that is to be made.
public struct NewToken: Hashable, Sendable {
    /// The project it belongs to.
    public var projectID: String
    /// The hash of the token.
    public var hash: StoredHash
    /// What people recognise it by, at most 24 bytes.
    public var hint: String
    /// What people call it.
    public var name: String
    /// Seconds since 1970.
    public var expiresAt: Int64
    /// For this token.
    public var limits: StoredLimits
    /// The models it may use; empty for any.
    public var models: [String]

    public init(
        projectID: String, hash: StoredHash, hint: String, name: String, expiresAt: Int64,
        limits: StoredLimits = StoredLimits(), models: [String] = []
    ) {
        self.projectID = projectID
        self.hash = hash
        self.hint = hint
        self.name = name
        self.expiresAt = expiresAt
        self.limits = limits
        self.models = models
    }

    func check(now: Int64) throws(StoreError) {
        try RecordID.project.check(projectID)
        try FieldRules.name(name)
        try FieldRules.hint(hint)
        try FieldRules.models(models)
        try limits.check()
        guard expiresAt > now else { throw StoreError(.invalid, "a token must expire in the future") }
    }
}

/// The token that takes the place of another.
public struct Successor: Hashable, Sendable {
    /// The hash of the token.
    public var hash: StoredHash
    /// What people recognise it by, at most 24 bytes.
    public var hint: String
    /// Seconds since 1970.
    public var expiresAt: Int64
    /// For how many seconds more the token of before is honoured, if it does not expire earlier.
    public var overlap: Int64

    public init(hash: StoredHash, hint: String, expiresAt: Int64, overlap: Int64) {
        self.hash = hash
        self.hint = hint
        self.expiresAt = expiresAt
        self.overlap = overlap
    }

    func check(now: Int64) throws(StoreError) {
        try FieldRules.hint(hint)
        guard expiresAt > now else { throw StoreError(.invalid, "a token must expire in the future") }
        guard 0...Self.longestOverlap ~= overlap else {
            throw StoreError(.invalid, "an overlap must be between 0 and \(Self.longestOverlap) seconds")
        }
    }

    /// Thirty days.
    static let longestOverlap: Int64 = 30 * 86_400
}
