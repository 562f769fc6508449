internal import HTTPTypes
internal import ProxyLimits
internal import ProxyStore
internal import ProxyTokens
internal import Rules

/// Tells from its header whether a call may administer.
struct Authentication: Sendable {
    /// Why not, for the audit log; callers get one answer for all.
    struct Refusal: Hashable {
        var reason: String
        /// The public id of the token, where the store knows it.
        var tokenID: String?
        /// The last four characters, which are part of the checksum; of tokens of this program only.
        var hint: String?
    }

    /// What it comes to.
    enum Verdict: Hashable {
        case administrator(ManagementCredential.Match)
        case refused(Refusal)
    }

    var credential: ManagementCredential
    var hasher: TokenHasher
    var store: Store

    func verdict(_ headers: HTTPFields) -> Verdict {
        let values = headers[values: .authorization]
        guard let value = values.first else { return .refused(Refusal(reason: "missing")) }
        guard values.count == 1 else { return .refused(Refusal(reason: "repeated")) }
        let bytes = Array(value.utf8)
        // Its letters count in either case (RFC 9110, section 11.1).
        guard bytes.count > 7, bytes[..<7].map({ (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }) == Array("bearer ".utf8)
        else {
            return .refused(Refusal(reason: "scheme"))
        }
        let token = bytes[7...]
        if let match = credential.verify(token) { return .administrator(match) }
        if let own = ManagementToken(token) {
            return .refused(Refusal(reason: "unknown_token", hint: own.hint))
        }
        if let client = ClientToken(token) {
            return .refused(
                Refusal(reason: "client_token", tokenID: tokenID(of: client), hint: client.hint))
        }
        // Nothing of what is foreign: it may be the key of some other service.
        return .refused(Refusal(reason: "foreign_token"))
    }

    private func tokenID(of token: ClientToken) -> String? {
        StoredHash(bytes: hasher.hash(token.secret.revealed).bytes).flatMap { store.latest.tokens[$0]?.id }
    }
}
