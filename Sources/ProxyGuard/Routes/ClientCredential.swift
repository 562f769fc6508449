/// The token that a request carries, wherever its dialect lets a client put it. It prints without the token.
public enum ClientCredential: Hashable, Sendable {
    /// There is no credential.
    case absent
    /// The token's bytes, visible ASCII without spaces.
    case token([UInt8])
    /// There is one that cannot be a token: another scheme, another form, too long.
    case unreadable
    /// There are two that differ, so that it is open who is meant.
    case conflicting

    /// In bytes; a longer credential is not looked at.
    public static let greatestLength = 512

    /// Finds the token: `Authorization: Bearer` in every dialect, and the header of the dialect's own clients.
    public init(in headers: HeaderFields, for dialect: Dialect) {
        let own = CredentialHeader(dialect).name
        self = .absent
        for (name, value) in headers {
            let found: ClientCredential
            if name == "authorization" {
                found = Self.bearer(value)
            } else if name == own {
                found = Self.token(in: value[...])
            } else {
                continue
            }
            guard self == .absent || self == found else {
                self = .conflicting
                return
            }
            self = found
        }
    }

    private static func bearer(_ value: String) -> ClientCredential {
        let scheme = "Bearer "
        guard Octet.equalsIgnoringCase(Substring(value.utf8.prefix(scheme.utf8.count)), scheme) else {
            return .unreadable
        }
        return token(in: Substring(value.utf8.dropFirst(scheme.utf8.count)))
    }

    private static func token(in value: Substring) -> ClientCredential {
        let bytes = value.utf8
        guard !bytes.isEmpty, bytes.count <= greatestLength, bytes.allSatisfy(Octet.isVisible) else {
            return .unreadable
        }
        return .token(Array(bytes))
    }
}

extension ClientCredential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String {
        switch self {
        case .absent: "absent"
        case .token: "token"
        case .unreadable: "unreadable"
        case .conflicting: "conflicting"
        }
    }

    public var debugDescription: String { description }

    public var customMirror: Mirror { Mirror(self, children: []) }
}
