/// A configuration for tests, as a file would have it.
struct Settings: Sendable {
    /// By key, outside of `[[upstreams]]`; each value as TOML has it.
    var values: [String: String] = [:]
    /// Settings of upstreams by their name, besides the usual ones; an empty value takes a usual one away.
    var upstreams: [String: [String: String]] = [:]
    /// The upstreams there are.
    var providers = ProxyFolder.providers
    /// Stands at the end of the file.
    var tail = ""

    init(_ values: [String: String] = [:], upstreams: [String: [String: String]] = [:]) {
        self.values = values
        self.upstreams = upstreams
    }

    func text(_ folder: ProxyFolder, ports: [Int], upstream: Int) -> String {
        let path = folder.path
        let all = [
            "environment": "\"development\"",
            "listeners.data": "\"127.0.0.1:\(ports[0])\"",
            "listeners.management": "\"127.0.0.1:\(ports[1])\"",
            "listeners.metrics": "\"127.0.0.1:\(ports[2])\"",
            "management.token_hash": "\"${file:\(path)/secrets/management}\"",
            "encryption.key": "\"${file:\(path)/secrets/encryption}\"",
            "limits.per_token.requests_per_minute": "100000",
            "audit.file": "\"\(path)/data/audit.jsonl\"",
            "store.address": "\"sqlite:\(path)/data/state.db\"",
            "timeouts.drain": "\"2s\"",
        ].merging(values) { $1 }
        let tables = providers.map { name in
            [
                "name": "\"\(name)\"", "dialect": "\"\(name)\"", "base_url": "\"http://127.0.0.1:\(upstream)\"",
                "credential": "\"${file:\(path)/secrets/\(name)}\"",
            ].merging(upstreams[name] ?? [:]) { $1 }
        }
        return Self.lines(all) + tables.map { "[[upstreams]]\n" + Self.lines($0) }.joined() + tail
    }

    private static func lines(_ values: [String: String]) -> String {
        values.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)\n" }.joined()
    }
}
