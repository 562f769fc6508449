internal import ProxyDataPlane
internal import ProxyLimits
internal import ProxyStore
internal import ProxyTokens

/// Makes what the data plane knows of tokens from a state of the store.
enum IdentityBuilder {
    static func table(_ snapshot: StateSnapshot, hasher: TokenHasher) -> IdentityTable {
        var identities: [TokenHash: ClientIdentity] = [:]
        identities.reserveCapacity(snapshot.tokens.count)
        for token in snapshot.tokens.values {
            guard let hash = TokenHash(bytes: token.hash.bytes), let project = snapshot.projects[token.projectID] else {
                continue
            }
            identities[hash] = ClientIdentity(
                tokenID: token.id, token: LimitKey(token.family), project: LimitKey(project.id),
                expiresAt: token.expiresAt, isRevoked: token.revokedAt != nil || project.disabledAt != nil,
                tokenLimits: LimitPolicy(token.limits), projectLimits: LimitPolicy(project.limits),
                models: models(Set(token.models), Set(project.models)))
        }
        return IdentityTable(version: snapshot.version, identities: identities, hasher: hasher)
    }

    /// What both allow; an empty list allows any. Two lists without a common model allow none.
    private static func models(_ token: Set<String>, _ project: Set<String>) -> Set<String> {
        if token.isEmpty { return project }
        if project.isEmpty { return token }
        let common = token.intersection(project)
        // No model has an empty name.
        return common.isEmpty ? [""] : common
    }
}

extension LimitPolicy {
    /// As the store keeps them.
    init(_ limits: StoredLimits) {
        self.init(
            requestsPerMinute: limits.requestsPerMinute, concurrentRequests: limits.concurrentRequests,
            modelTokensPerMinute: limits.modelTokensPerMinute, microDollarsPerDay: limits.microDollarsPerDay,
            totalRequests: limits.totalRequests)
    }
}
