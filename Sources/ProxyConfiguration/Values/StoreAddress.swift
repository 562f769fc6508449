/// Where state is kept: `sqlite:/path`, `rediss://host:6380/0`, `postgres://host/name?sslmode=verify-full`.
public enum StoreAddress: SettingValue, Hashable {
    /// A file of this machine.
    case sqlite(path: String)
    /// A server, its protocol as scheme.
    case server(WebAddress)

    public static var phrase: String {
        "a store such as \"sqlite:/var/lib/proxyguard/state.db\" or \"rediss://store.internal:6380/0\""
    }

    /// Schemes that are understood, those of other systems included.
    private static let schemes: Set = [
        "redis", "rediss", "valkey", "valkeys", "postgres", "postgresql", "mysql", "mariadb",
    ]

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> StoreAddress? {
        guard let text = written.text, !text.isEmpty else { return refuse(written, &mismatches) }
        if text.hasPrefix("sqlite:") || written.isUntyped && text.hasPrefix("sqlite+") {
            let path = text.drop { $0 != ":" }.dropFirst()
            guard !path.isEmpty else { return refuse(written, &mismatches, "no path") }
            return .sqlite(path: String(path))
        }
        guard let address = WebAddress(text) else { return refuse(written, &mismatches, "another text") }
        // `postgresql+asyncpg` names a driver as well.
        let scheme = String(address.scheme.prefix { $0 != "+" })
        guard schemes.contains(scheme) else { return refuse(written, &mismatches, "another scheme") }
        address.tellLogin(in: written, &mismatches)
        return .server(address)
    }

    /// The server, where there is one.
    public var server: WebAddress? { if case .server(let address) = self { address } else { nil } }

    /// Whether it is Redis or what speaks its protocol.
    public var isRedis: Bool { server.map { $0.scheme.hasPrefix("redis") || $0.scheme.hasPrefix("valkey") } ?? false }

    public var written: String {
        switch self {
        case .sqlite(let path): "\"sqlite:\(Self.shown(path))\""
        case .server(let address): address.written
        }
    }

    /// Without a query, and without the key of an encrypted file, which drivers want where a password stands.
    private static func shown(_ path: String) -> String {
        let front = path.prefix { $0 != "?" && $0 != "#" }
        guard path.hasPrefix("//"), path.contains("@") else { return String(front) }
        return "//***" + (front.lastIndex(of: "@").map { front[$0...] } ?? "")
    }
}
