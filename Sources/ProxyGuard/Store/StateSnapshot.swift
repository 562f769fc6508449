/// Everything that requests are decided by, as of one version; never changed, only replaced.
public struct StateSnapshot: Sendable, Equatable {
    /// Raised by every change that concerns who may do what.
    public let version: Int64
    /// Tokens by hash, the revoked ones and those that expired lately among them.
    public let tokens: [StoredHash: TokenRecord]
    /// Projects by id, the disabled ones among them.
    public let projects: [String: ProjectRecord]
    /// The current key of each upstream.
    public let currentKeys: [String: SealedProviderKey]
    /// Keys of before by upstream, newest first; usable until their `retiredAt`.
    public let overlapKeys: [String: [SealedProviderKey]]

    static let empty = StateSnapshot(version: 0, tokens: [], projects: [], keys: [])

    init(version: Int64, tokens: [TokenRecord], projects: [ProjectRecord], keys: [SealedProviderKey]) {
        self.version = version
        self.tokens = Dictionary(tokens.map { ($0.hash, $0) }, uniquingKeysWith: { $1 })
        self.projects = Dictionary(projects.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        (currentKeys, overlapKeys) = Self.grouped(keys)
    }

    private init(
        version: Int64, tokens: [StoredHash: TokenRecord], projects: [String: ProjectRecord],
        keys: [SealedProviderKey]
    ) {
        self.version = version
        self.tokens = tokens
        self.projects = projects
        (currentKeys, overlapKeys) = Self.grouped(keys)
    }

    /// With the rows that a change touched in the place of what they were; nothing is taken away but keys.
    func replacing(
        version: Int64, tokens changedTokens: [TokenRecord], projects changedProjects: [ProjectRecord],
        keys: [SealedProviderKey]
    ) -> StateSnapshot {
        var tokens = tokens
        for token in changedTokens { tokens[token.hash] = token }
        var projects = projects
        for project in changedProjects { projects[project.id] = project }
        return StateSnapshot(version: version, tokens: tokens, projects: projects, keys: keys)
    }

    private static func grouped(
        _ keys: [SealedProviderKey]
    ) -> (current: [String: SealedProviderKey], overlap: [String: [SealedProviderKey]]) {
        var current: [String: SealedProviderKey] = [:]
        var overlap: [String: [SealedProviderKey]] = [:]
        for key in keys {
            switch key.record.state {
            case .current: current[key.record.upstream] = key
            case .overlap: overlap[key.record.upstream, default: []].append(key)
            case .pending, .retired: continue
            }
        }
        for (upstream, keys) in overlap {
            overlap[upstream] = keys.sorted { ($0.record.retiredAt ?? 0, $0.id) > ($1.record.retiredAt ?? 0, $1.id) }
        }
        return (current, overlap)
    }
}
