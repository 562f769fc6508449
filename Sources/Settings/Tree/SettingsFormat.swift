/// The kinds of configuration files.
public enum SettingsFormat: String, CaseIterable, Sendable {
    case json, yaml, toml, xml, ini, properties, env, hcl, nginx, apache, caddy, haproxy

    /// The format that the name of a file tells, or nil.
    ///
    /// A bare `*.conf` or `*.cfg` is told by its content only: `init(path:content:)`.
    public init?(path: String) {
        // Asked of every file of a tree.
        let isSeparator: (UInt8) -> Bool = { $0 == .slash || $0 == .backslash }
        let bytes = path.utf8
        guard let end = bytes.lastIndex(where: { !isSeparator($0) }).map(bytes.index(after:)) else { return nil }
        let start = bytes[..<end].lastIndex(where: isSeparator).map(bytes.index(after:)) ?? bytes.startIndex
        let name = String(path[start..<end]).asciiLowercased
        guard
            let format = Self.names[name] ?? Self.byBeginning(name) ?? Self.byFolder(path[..<start], name)
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
        // Asked of every file of a tree.
        guard let last = path.utf8.last?.lowercased, last == UInt8(ascii: "f") || last == UInt8(ascii: "g") else {
            return false
        }
        return [".conf", ".cfg"].contains { path.utf8.suffix($0.utf8.count).map(\.lowercased) == Array($0.utf8) }
    }
}
