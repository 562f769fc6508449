/// How the configuration of hashes contradicts itself.
public enum TokenHasherError: Error, Hashable, Sendable, CustomStringConvertible {
    /// `hmac-sha256` without a key.
    case missingPepper
    /// A key that nothing uses.
    case needlessPepper
    /// A key that can be guessed.
    case shortPepper(byteCount: Int)

    public var description: String {
        switch self {
        case .missingPepper: "tokens.hashing is \"hmac-sha256\" and tokens.pepper is not set"
        case .needlessPepper: "tokens.pepper is set and has no effect; set tokens.hashing = \"hmac-sha256\""
        case .shortPepper(let count):
            "tokens.pepper has \(count) bytes, at least \(TokenHasher.leastPepper) are needed (openssl rand -base64 32)"
        }
    }
}
