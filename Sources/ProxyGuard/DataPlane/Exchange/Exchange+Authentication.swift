internal import NIOCore
internal import ProxyConfiguration
internal import ProxyLimits
internal import ProxyRoutes
internal import ProxyTokens

extension Exchange {
    /// Who asks. Nil if that is clear; every other answer says as little as it can.
    ///
    /// An address that showed wrong tokens has to wait before it hears about another; who shows a good one is served all the same, since
    /// many share an address.
    func authenticate() -> APIError? {
        let error: APIError
        switch known() {
        case .success(let identity):
            self.identity = identity
            return nil
        case .failure(let found): error = found
        }
        // An expired token is no guess.
        guard error != .tokenExpired, let key = address.client.flatMap({ AddressKey($0.bytes) }) else { return error }
        let now = began.uptimeNanoseconds
        let wait = loop.services.failures.check(key, now: now)
        loop.services.failures.record(.failure, key, now: now)
        return wait.map { .rateLimited(retryAfter: $0) } ?? error
    }

    private func known() -> Result<ClientIdentity, APIError> {
        guard case .token(let bytes) = ClientCredential(in: fields, for: dialect), ClientToken(bytes) != nil else {
            return .failure(.unauthenticated)
        }
        let hash = loop.identities.hasher.hash(bytes)
        guard let identity = loop.identities.identities[hash], !identity.isRevoked else {
            return .failure(.unauthenticated)
        }
        outcome.tokenID = identity.tokenID
        outcome.projectID = identity.projectID
        outcome.family = identity.token.id
        guard identity.expiresAt > outcome.time else { return .failure(.tokenExpired) }
        self.hash = hash
        return .success(identity)
    }
}
