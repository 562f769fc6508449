/// Where a listener waits: `127.0.0.1:8080`, `[::1]:8080`, `:8080` for every address, `unix:/run/name.sock`.
public enum ListenAddress: SettingValue, Hashable {
    /// A port of an address, or of a host's name.
    case port(Int, host: String)
    /// A socket in the file system.
    case socket(String)

    public static var phrase: String { "an address such as \"127.0.0.1:8080\" or \"unix:/run/proxyguard.sock\"" }

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> ListenAddress? {
        guard let text = written.text, let address = ListenAddress(text) else {
            return refuse(written, &mismatches, written.text.map { $0.isEmpty ? "an empty text" : "another text" })
        }
        return address
    }

    /// As a file writes it, without quotes; nil where that is no address.
    public init?(_ text: String) {
        if text.hasPrefix("unix:") {
            let path = text.dropFirst(5)
            guard path.hasPrefix("/"), path.utf8.count > 1 else { return nil }
            self = .socket(String(path))
        } else if text.hasPrefix(":"), let port = Int(text.dropFirst()), (1...65_535).contains(port) {
            self = .port(port, host: "")
        } else if let (host, port) = WebAddress.hostAndPort(text[...]), let port, port > 0, !host.contains("*") {
            self = .port(port, host: host)
        } else {
            return nil
        }
    }

    /// The port, where it has one.
    var port: Int? { if case .port(let port, _) = self { port } else { nil } }

    /// Whether only this machine can connect.
    public var isLoopback: Bool {
        switch self {
        case .socket: true
        case .port(_, let host): WebAddress.isLoopback(host)
        }
    }

    /// Whether every network of the machine can connect.
    public var isEveryAddress: Bool {
        switch self {
        case .socket: false
        case .port(_, let host): host.isEmpty || IPAddress(host)?.isUnspecified ?? false
        }
    }

    /// Whether the two cannot both wait: at one port of one address, or of every one.
    public func excludes(_ other: ListenAddress) -> Bool {
        switch (self, other) {
        case (.port(let port, let host), .port(let otherPort, let otherHost)):
            guard port == otherPort else { return false }
            if isEveryAddress || other.isEveryAddress || host.lowercased() == otherHost.lowercased() { return true }
            return IPAddress(host).map { $0 == IPAddress(otherHost) } ?? false
        default: return self == other
        }
    }

    public var written: String {
        switch self {
        case .socket(let path): "\"unix:\(path)\""
        case .port(let port, let host): host.contains(":") ? "\"[\(host)]:\(port)\"" : "\"\(host):\(port)\""
        }
    }
}
