public import Rules

/// An address with a scheme and a host, such as `https://api.example.com/v1`. Source: RFC 3986
public struct WebAddress: SettingValue, Hashable {
    /// In lower case.
    public let scheme: String
    /// In lower case, without the brackets of an address of version 6.
    public let host: String
    /// Nil where none is written.
    public let port: Int?
    /// What stands behind the host, a slash in front of it; without query.
    public let path: String
    /// Behind the question mark.
    public let query: String
    /// Whether a query or a fragment stands behind the path, be it an empty one.
    public let hasQueryOrFragment: Bool
    /// Whether a user or a password stands in front of the host.
    public let hasUser: Bool
    /// The password in front of the host, if there is one that is not empty.
    public let passwordSecret: Secret?
    /// What stands in front of the host where it lets somebody in: with a password, or a token in place of a user.
    let loginSecret: Secret?

    public static var phrase: String { "an address such as \"https://api.example.com\"" }

    /// Nil unless the text has a scheme and a host, and no character that belongs into neither.
    public init?(_ text: String) {
        guard let mark = text.utf8.firstIndex(of: UInt8(ascii: ":")), text[mark...].hasPrefix("://") else { return nil }
        let scheme = text[..<mark]
        guard let first = scheme.utf8.first, ASCII.isLetter(first),
            scheme.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || "+-.".utf8.contains($0) })
        else { return nil }
        let rest = text[mark...].dropFirst(3)
        guard rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else { return nil }
        var authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        // A slash in a password ends the authority for parsers, and not for whoever wrote it.
        let front =
            authority.contains(":") && !authority.hasPrefix("[") ? rest.prefix { $0 != "?" && $0 != "#" } : authority
        let at = front.lastIndex(of: "@")
        hasUser = at != nil
        var password: Substring?
        var login: Substring?
        if let at {
            login = rest[..<at]
            password = login?.drop { $0 != ":" }.dropFirst()
            authority = rest[at...].dropFirst().prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        }
        passwordSecret = password.flatMap { $0.isEmpty ? nil : Secret($0.utf8) }
        let isToken = scheme.lowercased().hasPrefix("http") && !(login?.prefix { $0 != ":" } ?? "").isEmpty
        let isPutIn = password.map(Template.isTemplate) ?? false
        loginSecret = (passwordSecret != nil || isToken) && !isPutIn ? login.map { Secret($0.utf8) } : nil
        let tail = rest[authority.endIndex...].prefix { $0 != "#" }
        hasQueryOrFragment = rest[authority.endIndex...].contains { "?#".contains($0) }
        guard let (host, port) = Self.hostAndPort(authority) else { return nil }
        self.scheme = scheme.lowercased()
        self.host = host.lowercased()
        self.port = port
        path = String(tail.prefix { $0 != "?" })
        query = String(tail.drop { $0 != "?" }.dropFirst())
    }

    /// Nil unless a host stands there, and behind it at most a port.
    static func hostAndPort(_ text: Substring) -> (host: String, port: Int?)? {
        var host = text
        var port: Substring?
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]"), IPAddress(text[..<end].dropFirst()) != nil else { return nil }
            let rest = text[end...].dropFirst()
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            host = text[..<end].dropFirst()
            port = rest.isEmpty ? nil : rest.dropFirst()
        } else if let colon = text.firstIndex(of: ":") {
            host = text[..<colon]
            port = text[colon...].dropFirst()
            guard host.utf8.allSatisfy(isHostByte) else { return nil }
        } else {
            guard host.utf8.allSatisfy(isHostByte) else { return nil }
        }
        guard !host.isEmpty, !endsInNumber(host) || IPAddress(host) != nil else { return nil }
        guard let port else { return (String(host), nil) }
        guard let number = Int(port), (0...65_535).contains(number) else { return nil }
        return (String(host), number)
    }

    /// Resolvers take such a host for an address of version 4, also one of too few numbers or hexadecimal ones.
    /// Source: https://url.spec.whatwg.org/#ends-in-a-number-checker
    private static func endsInNumber(_ host: Substring) -> Bool {
        let labels = host.split(separator: ".")
        guard let last = labels.last?.lowercased() else { return true }
        return last.utf8.allSatisfy(ASCII.isDigit)
            || last.hasPrefix("0x") && last.dropFirst(2).allSatisfy(\.isHexDigit)
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || "-._*".utf8.contains(byte)
    }

    /// Whether the host is this machine.
    public var isLoopback: Bool { Self.isLoopback(host) }

    /// Whether a host, by its name or its address, is this machine.
    public static func isLoopback(_ host: String) -> Bool {
        let name = host.lowercased()
        return name == "localhost" || name.hasSuffix(".localhost") || IPAddress(name)?.isLoopback ?? false
    }

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> WebAddress? {
        guard let text = written.text, let address = WebAddress(text) else {
            return refuse(written, &mismatches, written.text.map { $0.isEmpty ? "an empty text" : "another text" })
        }
        address.tellLogin(in: written, &mismatches)
        return address
    }

    /// Tells of a login; a file without types has no other place for it.
    func tellLogin(in written: WrittenValue, _ mismatches: inout [Mismatch]) {
        guard !written.isUntyped, let loginSecret else { return }
        mismatches.append(
            Mismatch(
                code: .literalSecret, message: "expected an address without a login, found one", range: written.range,
                secret: loginSecret))
    }

    /// Without the user, the password, the query, and parts of the path that are as long as secrets: addresses of webhooks have some.
    public var written: String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let path = parts.map { $0.utf8.count > Self.longestPart ? "***" : String($0) }.joined(separator: "/")
        return "\"\(front)\(path)\""
    }

    /// Scheme, host and port, a login masked.
    var front: String {
        let shown = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(hasUser ? "***@" : "")\(shown)\(port.map { ":\($0)" } ?? "")"
    }

    private static let longestPart = 20
}
