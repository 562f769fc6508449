/// The kinds of configuration files.
public enum SettingsFormat: String, CaseIterable, Sendable {
    case json, yaml, toml, xml, ini, properties, env, hcl, nginx, apache, caddy, haproxy

    /// The format that the name of a file tells, or nil.
    ///
    /// A bare `*.conf` or `*.cfg` is told by its content only: `init(path:content:)`.
    public init?(path: String) {
        let parts = path.utf8.map(\.lowercased).split(whereSeparator: { $0 == .slash || $0 == .backslash })
        guard let last = parts.last else { return nil }
        let name = String(decoding: last, as: UTF8.self)
        let folders = parts.dropLast().map { String(decoding: $0, as: UTF8.self) }
        guard
            let format = Self.names[name] ?? Self.byBeginning(name) ?? Self.byFolder(folders, name)
                ?? Self.byExtension(name)
        else { return nil }
        self = format
    }

    /// The format that name and content tell, or nil.
    public init?(path: String, content: [UInt8]) {
        if let format = SettingsFormat(path: path) {
            self = format
            return
        }
        guard Self.isToldByContent(path) else { return nil }
        let isPlain = path.utf8.suffix(4).map(\.lowercased) == Array(".cfg".utf8)
        guard let format = ConfigurationDialect.format(of: content) ?? (isPlain ? .ini : nil) else { return nil }
        self = format
    }

    /// Whether a file has one of the names that servers and tools of many kinds share.
    public static func isToldByContent(_ path: String) -> Bool {
        [".conf", ".cfg"].contains { path.utf8.suffix($0.utf8.count).map(\.lowercased) == Array($0.utf8) }
    }
}
