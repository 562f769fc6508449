/// Why a text of the configuration is no hash of a token.
public enum TokenHashError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The token itself stands there.
    case token
    /// It does not begin with `sha256:`.
    case scheme
    /// Behind it are not 64 hexadecimal digits but so many characters.
    case digits(found: Int)
    /// The hash of nothing.
    case emptyToken
    /// The token to come has the hash of the present one.
    case sameTwice

    public var description: String {
        switch self {
        case .token:
            "a token stands where its hash belongs; make a new one with `proxyguard token generate-management`"
        case .scheme: "expected \"sha256:\" and 64 hexadecimal digits"
        case .digits(64): "expected 64 hexadecimal digits after \"sha256:\", found other characters among them"
        case .digits(let found): "expected 64 hexadecimal digits after \"sha256:\", found \(found) characters"
        case .emptyToken: "this is the hash of an empty token, which nobody can show"
        case .sameTwice: "the next token's hash is that of the present one; leave it out or make a new token"
        }
    }
}
