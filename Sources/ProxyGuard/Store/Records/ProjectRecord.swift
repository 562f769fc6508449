/// A project: what tokens belong to.
public struct ProjectRecord: Hashable, Sendable, Codable, Identifiable {
    /// Public, `prj_` and 20 characters.
    public var id: String
    /// Unique among projects.
    public var name: String
    /// Seconds since 1970.
    public var createdAt: Int64
    /// Seconds since 1970; nil while its tokens are honoured.
    public var disabledAt: Int64?
    /// For all its tokens together.
    public var limits: StoredLimits
    /// The models it may use; empty for any.
    public var models: [String]

    public init(
        id: String, name: String, createdAt: Int64, disabledAt: Int64? = nil, limits: StoredLimits = StoredLimits(),
        models: [String] = []
    ) {
        self.id = id
        self.name = name
        self.createdAt = createdAt
        self.disabledAt = disabledAt
        self.limits = limits
        self.models = models
    }
}
