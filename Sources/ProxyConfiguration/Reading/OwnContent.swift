internal import Rules

/// Whether a file is one of `proxyguard`, by what stands in it.
enum OwnContent {
    /// Two tables that no other TOML file has under these names together.
    static func isTOML(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            ByteSearch.contains(bytes, "[[upstreams]]")
                && (ByteSearch.contains(bytes, "environment") || ByteSearch.contains(bytes, "[management]"))
        }
    }

    /// The list of upstreams, and in it two names that no other file has together; other gateways have lists called so, too.
    static func isYAML(_ bytes: [UInt8]) -> Bool {
        let isCandidate = bytes.withUnsafeBytes { bytes in
            ByteSearch.contains(bytes, "upstreams") && ByteSearch.contains(bytes, "dialect")
                && ByteSearch.contains(bytes, "credential") && !ByteSearch.contains(bytes, "[[upstreams]]")
        }
        return isCandidate && names(bytes).contains("upstreams")
    }

    /// Whether a name at the top of a YAML file is one of a setting or a table of them, and none says what else it is.
    static func hasOwnName(_ bytes: [UInt8]) -> Bool {
        let names = names(bytes)
        return names.isDisjoint(with: foreignNames)
            && Schema.tables.contains { table in
                table.name.isEmpty ? table.settings.contains { names.contains($0.key) } : names.contains(table.name)
            }
    }

    /// At the top of workflows, manifests and compose files, which are named after what they run.
    private static let foreignNames: Set<String> = [
        "apiVersion", "image", "jobs", "kind", "resources", "services", "spec", "stages",
    ]

    /// The names that begin a line and have a colon behind them, quotes around them or none.
    private static func names(_ bytes: [UInt8]) -> Set<String> {
        var names: Set<String> = []
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            var rest = line
            // A byte order mark stands in front of the first one.
            if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
            if let quote = rest.first, "\"'".utf8.contains(quote) { rest = rest.dropFirst() }
            let name = rest.prefix { ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "_") }
            rest = rest.dropFirst(name.count).drop { "\"' ".utf8.contains($0) }
            if !name.isEmpty, rest.first == UInt8(ascii: ":") { names.insert(String(decoding: name, as: UTF8.self)) }
        }
        return names
    }
}
