/// The scheme and the host of an address such as `http://user@example.com:8080/path`.
struct WebAddress: Hashable {
    /// Lower-case.
    let scheme: String
    /// Lower-case, without user, port and brackets.
    let host: String

    /// Nil for what has no scheme.
    init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else { return nil }
        scheme = text[..<colon].lowercased()
        guard !scheme.isEmpty, scheme.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "+" }) else { return nil }
        var rest = text[colon...].dropFirst(3).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
        if rest.first == "[" {
            host = rest.dropFirst().prefix { $0 != "]" }.lowercased()
        } else {
            host = rest.prefix { $0 != ":" }.lowercased()
        }
    }

    /// Whether nobody between can read or change what goes over it.
    var isClearText: Bool { ["http", "ftp", "git", "svn", "telnet"].contains(scheme) }

    /// Whether it stays on the machine, in the network of containers or at the cloud's metadata service.
    var isLocal: Bool {
        if Self.local.contains(host) || host.hasPrefix("127.") { return true }
        for suffix in [".localhost", ".local", ".internal", ".localdomain", ".svc"] where host.hasSuffix(suffix) {
            return true
        }
        // A name without a dot is another container.
        return !host.contains(".") && !host.contains(":") && !host.contains("$")
    }

    private static let local: Set = [
        "localhost", "::1", "0.0.0.0", "169.254.169.254", "169.254.170.2", "fd00:ec2::254",
    ]
}
