/// An entry of a list of origins. Source: https://fetch.spec.whatwg.org/#origin-header and RFC 6454, section 7
public enum Origin: SettingValue, Hashable {
    /// `*`
    case any
    /// `null`, which sandboxed pages and local files send.
    case null
    /// A pattern such as `https://*.example.com`.
    case pattern(String)
    /// One that browsers send: scheme, host and, where it is not the usual one, port.
    case exact(scheme: String, host: String, port: Int?)

    public static var phrase: String { "an origin such as \"https://app.example.com\"" }

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> Origin? {
        guard let text = written.text, !text.isEmpty else { return refuse(written, &mismatches) }
        if text == "*" || text == "**" { return .any }
        if text.lowercased() == "null" { return .null }
        guard let address = WebAddress(text) else {
            if text.contains("*") { return .pattern(text) }
            return refuse(written, &mismatches, "another text")
        }
        if text.contains("*") { return .pattern(text) }
        guard address.path.isEmpty else {
            return refuse(written, &mismatches, "one with a path or a slash at the end, which no browser sends")
        }
        guard !text.contains(where: { "?#@".contains($0) }) else {
            return refuse(written, &mismatches, "one with a user, a query or a fragment, which no browser sends")
        }
        guard address.port == nil || address.port != usualPorts[address.scheme] else {
            return refuse(written, &mismatches, "the usual port of its scheme, which no browser sends")
        }
        guard text.lowercased() == text else {
            return refuse(written, &mismatches, "capital letters, which no browser sends")
        }
        return .exact(scheme: address.scheme, host: address.host, port: address.port)
    }

    private static let usualPorts = ["http": 80, "https": 443]

    public var written: String {
        switch self {
        case .any: "\"*\""
        case .null: "\"null\""
        case .pattern(let text): "\"\(text)\""
        case .exact(let scheme, let host, let port): "\"\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")\""
        }
    }
}

extension Origin {
    /// Whether every page is meant: `*`, or a pattern that has no host.
    public var isAny: Bool {
        switch self {
        case .any: true
        case .pattern(let text): text.split(separator: "/").last.map { $0.allSatisfy { "*.:".contains($0) } } ?? false
        case .null, .exact: false
        }
    }

    /// Whether it is a pattern of hosts.
    public var isPattern: Bool { if case .pattern = self { true } else { false } }
}
