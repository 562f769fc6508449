internal import Foundation
internal import ProxyTokens
internal import Rules

/// A temporary folder, mode 0700, with everything that a proxy needs: secrets, a configuration, room for what it keeps.
public struct DemoFolder: Sendable {
    /// Its path.
    public let path: String
    private let token: ManagementToken
    private let ports: [Int]

    /// The configuration.
    public var configuration: String { path + "/etc/proxyguard.toml" }
    /// The audit log.
    public var auditFile: String { path + "/data/audit.jsonl" }
    /// What administers the proxy.
    var managementToken: String { String(decoding: token.secret.revealed, as: UTF8.self) }
    var dataPort: Int { ports[0] }
    var managementPort: Int { ports[1] }

    /// Makes it.
    /// - Parameters:
    ///   - upstream: the port of the provider stub.
    ///   - ports: for the listeners of clients, of management and of figures.
    init(upstream: Int, ports: [Int]) throws {
        precondition(ports.count == 3)
        self.ports = ports
        let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
        path = base + "/proxyguard-demo-" + UUID().uuidString
        token = .generate()
        for folder in ["", "/etc", "/secrets", "/data"] {
            try FileManager.default.createDirectory(
                atPath: path + folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        }
        do {
            try write("secrets/management", token.hashText)
            try write("secrets/encryption", Data((0..<32).map { _ in UInt8.random(in: 0...255) }).base64EncodedString())
            // The stub takes every key. No word is in them: eight bytes of a key are masked wherever they stand.
            for provider in Self.providers { try write("secrets/" + provider, UUID().uuidString) }
            try write("etc/proxyguard.toml", text(upstream: upstream))
        } catch {
            remove()
            throw error
        }
    }

    /// Takes it away with everything in it.
    public func remove() { try? FileManager.default.removeItem(atPath: path) }

    private static let providers = ["openai", "anthropic", "gemini"]

    private func write(_ name: String, _ text: String) throws {
        let file = path + "/" + name
        guard
            FileManager.default.createFile(
                atPath: file, contents: Data((text + "\n").utf8), attributes: [.posixPermissions: 0o600])
        else { throw DemoError(description: "\(file) cannot be written") }
    }

    private func text(upstream: Int) -> String {
        let upstreams = Self.providers.map { name in
            """

            [[upstreams]]
            name = "\(name)"
            dialect = "\(name)"
            base_url = "http://127.0.0.1:\(upstream)"
            credential = "${file:\(path)/secrets/\(name)}"

            """
        }.joined()
        return """
            environment = "development"

            [listeners]
            data = "127.0.0.1:\(ports[0])"
            management = "127.0.0.1:\(ports[1])"
            metrics = "127.0.0.1:\(ports[2])"

            [management]
            token_hash = "${file:\(path)/secrets/management}"

            [encryption]
            key = "${file:\(path)/secrets/encryption}"

            [limits]
            per_token.requests_per_minute = 600

            [audit]
            file = "\(path)/data/audit.jsonl"

            [store]
            address = "sqlite:\(path)/data/state.db"

            [logging]
            file = "\(path)/data/proxyguard.log"
            \(upstreams)
            """
    }
}

/// Why the demo cannot go on.
public struct DemoError: Error, Hashable, Sendable, CustomStringConvertible {
    public var description: String
}
