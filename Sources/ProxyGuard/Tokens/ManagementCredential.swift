internal import Rules

/// The hashes that the configuration holds of the management token and of the one to come.
public struct ManagementCredential: Hashable, Sendable {
    /// Which of the two a token is.
    public enum Match: Hashable, Sendable {
        case current
        case next
    }

    private let current: TokenHash
    private let next: TokenHash?

    /// From hashes.
    public init(current: TokenHash, next: TokenHash? = nil) throws(TokenHashError) {
        guard current != next else { throw .sameTwice }
        self.current = current
        self.next = next
    }

    /// From the configuration's text form, `sha256:` and 64 hexadecimal digits each.
    public init(currentText: String, nextText: String? = nil) throws(TokenHashError) {
        let current = try TokenHash(text: currentText)
        var next: TokenHash?
        if let nextText { next = try TokenHash(text: nextText) }
        try self.init(current: current, next: next)
    }

    /// Which token the bytes are, or nil.
    ///
    /// What is no management token by form and checksum, which anybody can compute, is refused at once, however long. For every other the
    /// time is the same, whether the first, the second or neither matches, and whether there is a second.
    public func verify(_ token: some Collection<UInt8>) -> Match? {
        guard let token = ManagementToken(token) else { return nil }
        let hash = TokenHasher().hash(token.secret.revealed)
        let isCurrent = TokenHash.isEqual(hash, current)
        let isNext = TokenHash.isEqual(hash, next ?? current)
        return isCurrent ? .current : isNext ? .next : nil
    }
}
