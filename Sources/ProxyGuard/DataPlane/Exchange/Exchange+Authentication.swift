internal import NIOCore
internal import ProxyConfiguration
internal import ProxyLimits
internal import ProxyRoutes
internal import ProxyTokens

extension Exchange {
    /// Who asks. Nil if that is clear; every other answer says as little as it can.
    ///
    /// An address that showed wrong tokens has to wait, whatever it shows next: guessing pays nobody.
    func authenticate() -> APIError? {
        let now = began.uptimeNanoseconds
        let addressKey = address.client.flatMap { AddressKey($0.bytes) }
        if let addressKey, let wait = loop.services.failures.check(addressKey, now: now) {
            return .rateLimited(retryAfter: wait)
        }
        switch known() {
        case .success(let identity):
            self.identity = identity
            return nil
        case .failure(let error):
            // An expired token is no guess.
            if error != .tokenExpired, let addressKey { loop.services.failures.record(.failure, addressKey, now: now) }
            return error
        }
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
