import TestSupport

/// A configuration for tests, as a file would have it.
struct Settings: Sendable {
    /// By key, outside of `[[upstreams]]`; each value as TOML has it.
    var values: [String: String] = [:]
    /// Settings of upstreams by their name, besides the usual ones; an empty value takes a usual one away.
    var upstreams: [String: [String: String]] = [:]
    /// The upstreams there are.
    var providers = ProxyFolder.providers
    /// Whether the file is YAML; both syntaxes have the same values.
    var isYAML = false
    /// Stands at the end of the file.
    var tail = ""

    init(_ values: [String: String] = [:], upstreams: [String: [String: String]] = [:]) {
        self.values = values
        self.upstreams = upstreams
    }

    /// Where it is written, below the folder.
    var name: String { isYAML ? "etc/gateway.yaml" : "etc/proxyguard.toml" }

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
            // The tests of a run share the machine: a client that has to wait for its turn is not slow on purpose.
            "timeouts.header": "\"120s\"", "timeouts.body_idle": "\"600s\"", "timeouts.write_idle": "\"600s\"",
            "timeouts.keep_alive": "\"600s\"",
        ].merging(values) { $1 }
        let tables = providers.map { name in
            [
                "name": "\"\(name)\"", "dialect": "\"\(name)\"", "base_url": "\"http://127.0.0.1:\(upstream)\"",
                "credential": "\"${file:\(path)/secrets/\(name)}\"",
            ].merging(upstreams[name] ?? [:]) { $1 }
        }
        let written = tables.map { $0.filter { !$0.value.isEmpty } }
        let own = all.filter { !$0.value.isEmpty }
        return (isYAML ? SettingsText.yaml(own, upstreams: written) : SettingsText.toml(own, upstreams: written)) + tail
    }
}
