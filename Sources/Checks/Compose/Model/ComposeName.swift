/// The names of compose files.
enum ComposeName {
    private static let stems: Set = ["compose", "docker-compose", "podman-compose", "container-compose"]

    /// `compose.yaml`, `docker-compose.prod.yml`, `docker-compose-dev.yml`, `app.compose.yaml` and the like, in any folder.
    static func isComposeFile(_ path: String) -> Bool {
        guard let stem = stem(path) else { return false }
        return stems.contains { base in
            stem == base || stem.hasSuffix("." + base) || [".", "-", "_"].contains { stem.hasPrefix(base + $0) }
        }
    }

    /// The name of the file that one overrides: `compose.yaml` for `compose.override.yaml`; nil if it is no override.
    static func base(ofOverride name: String, among names: [String]) -> String? {
        guard let stem = stem(name), stem.hasSuffix(".override") else { return nil }
        return names.sorted().first { self.stem($0) == String(stem.dropLast(".override".count)) }
    }

    /// The name of the file that overrides one.
    static func override(of name: String, among names: [String]) -> String? {
        guard let stem = stem(name) else { return nil }
        return names.sorted().first { self.stem($0) == stem + ".override" }
    }

    /// Whether Compose takes the file by itself: others are for development, tests and the like.
    static func isMain(_ path: String) -> Bool { stem(path).map(stems.contains) ?? false }

    /// Lower-case, without `.yaml` or `.yml`; nil for other files.
    private static func stem(_ path: String) -> String? {
        // Asked of every file of a tree: most names end the question here.
        guard let last = path.utf8.last, last | 0x20 == UInt8(ascii: "l"), path.utf8.suffix(5).contains(0x2E) else {
            return nil
        }
        let name = FolderPath.name(path).lowercased()
        for suffix in [".yaml", ".yml"] where name.hasSuffix(suffix) { return String(name.dropLast(suffix.count)) }
        return nil
    }
}
