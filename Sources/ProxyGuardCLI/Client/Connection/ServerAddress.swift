internal import ProxyConfiguration

/// Where the management listener is.
enum ServerAddress: Hashable {
    case port(String, Int)
    case socket(String)

    static let standardPort = 8081

    /// From `http://127.0.0.1:8081` or `unix:/path`.
    ///
    /// The connection is not encrypted, so that only this machine is taken; others are reached through a tunnel.
    init(_ text: String) throws(ClientError) {
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst(5))
            guard path.hasPrefix("/") else { throw .usage("--url: write unix: and an absolute path") }
            self = .socket(path)
            return
        }
        guard text.lowercased().hasPrefix("http://") else {
            throw .usage("--url: write http://127.0.0.1:8081 or unix:/path")
        }
        var rest = text.dropFirst(7)
        if rest.hasSuffix("/") { rest.removeLast() }
        guard !rest.isEmpty, !rest.contains(where: { "/?#@".contains($0) }) else {
            throw .usage("--url: write a host and a port, nothing else")
        }
        let (host, port) = try Self.split(rest)
        guard host.lowercased() == "localhost" || IPAddress(host)?.isLoopback == true else {
            throw .usage(
                "--url: the management token would cross the network unencrypted; use a tunnel to this machine, "
                    + "such as ssh -L \(Self.standardPort):127.0.0.1:\(Self.standardPort)")
        }
        self = .port(host, port)
    }

    /// As it stands in the header.
    var host: String {
        switch self {
        case .socket: "localhost"
        case .port(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        }
    }

    private static func split(_ text: Substring) throws(ClientError) -> (String, Int) {
        let mark: Substring.Index?
        let host: Substring
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { throw .usage("--url: the address does not end with ]") }
            host = text[text.index(after: text.startIndex)..<end]
            let next = text.index(after: end)
            guard next == text.endIndex || text[next] == ":" else { throw .usage("--url: expected a port behind ]") }
            mark = next == text.endIndex ? nil : next
        } else {
            mark = text.lastIndex(of: ":")
            host = mark.map { text[..<$0] } ?? text
        }
        guard let mark else { return (String(host), standardPort) }
        guard let port = Int(text[text.index(after: mark)...]), 1...65_535 ~= port else {
            throw .usage("--url: a port is a number from 1 to 65535")
        }
        return (String(host), port)
    }
}
