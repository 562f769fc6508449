internal import Crypto
public import ProxyConfiguration
public import Rules

/// What is kept of a token: SHA-256 (FIPS 180-4), or HMAC-SHA-256 (RFC 2104) with a pepper as key.
///
/// Tokens are random with at least 190 bits, so that a slow hash would add nothing.
public struct TokenHasher: Sendable {
    /// A pepper has at least as many bytes.
    public static let leastPepper = 32

    // With the pepper taken in already, which saves half of the work for each token.
    private let prepared: HMAC<Crypto.SHA256>?

    /// - Parameter pepper: the key; nil hashes without one. How long it is, is not checked here.
    public init(pepper: Secret? = nil) {
        prepared = pepper.map { HMAC<Crypto.SHA256>(key: SymmetricKey(data: $0.revealed)) }
    }

    /// As the configuration says, or what it contradicts itself in.
    public init(hashing: TokenHashing, pepper: Secret?) throws(TokenHasherError) {
        switch (hashing, pepper) {
        case (.sha256, nil): self.init()
        case (.sha256, _): throw .needlessPepper
        case (.hmacSHA256, nil): throw .missingPepper
        case (.hmacSHA256, let pepper?):
            let count = pepper.revealed.count
            guard count >= Self.leastPepper else { throw .shortPepper(byteCount: count) }
            self.init(pepper: pepper)
        }
    }

    /// The hash of all bytes of a token.
    public func hash(_ token: some Sequence<UInt8>) -> TokenHash { hash(Array(token)) }

    /// The same where they lie together already, as those of each request do.
    public func hash(_ token: [UInt8]) -> TokenHash { token.withUnsafeBytes(digest) }

    private func digest(_ bytes: UnsafeRawBufferPointer) -> TokenHash {
        if var code = prepared {
            code.update(data: bytes)
            return TokenHash(digest: code.finalize())
        }
        var hash = Crypto.SHA256()
        hash.update(bufferPointer: bytes)
        return TokenHash(digest: hash.finalize())
    }
}
