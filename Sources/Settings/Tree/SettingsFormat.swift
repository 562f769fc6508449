/// The kinds of configuration files.
public enum SettingsFormat: String, CaseIterable, Sendable {
    case json, yaml, toml, xml, ini, properties, env, hcl, nginx, apache, caddy, haproxy

    /// The format that the name of a file tells, or nil.
    ///
    /// A bare `*.conf` is told by its content only: `init(path:content:)`.
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
        let name = path.utf8.split(separator: .slash).last ?? ""[...].utf8
        let isBare = String(Substring(name)).hasSuffix(".conf") || String(Substring(name)).hasSuffix(".cfg")
        guard isBare, let format = ConfigurationDialect.format(of: content) else { return nil }
        self = format
    }
}
