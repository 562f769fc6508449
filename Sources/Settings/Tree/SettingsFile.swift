/// A configuration file as trees of settings.
///
/// Whatever the bytes, reading ends in trees or an error: nesting is bounded and time grows linearly with the size.
public struct SettingsFile: Sendable {
    /// The deepest nesting that is read; the root counts as 0.
    public static let depthLimit = 128

    /// The format that it was read as.
    public let format: SettingsFormat
    /// The root of each document, with an empty name; most formats have one, an empty file of JSON none, YAML those in
    /// which something is set.
    ///
    /// The elements of a `kind: List`, as kubectl writes it, are documents of their own.
    public let documents: [Setting]
    private let names: NameFilter

    /// Reads a file.
    ///
    /// - Parameter bytes: UTF-8; XML and YAML also in the encodings that they can declare.
    /// - Throws: the first mistake. Line formats (.ini, .properties, .env, Apache, HAProxy) pass over lines that say
    ///   nothing.
    public init(_ bytes: [UInt8], format: SettingsFormat) throws(SettingsError) {
        self.format = format
        documents =
            switch format {
            case .json: KubernetesList.split(try JSONReader.documents(of: bytes))
            case .yaml: KubernetesList.split(try YAMLTree.documents(of: bytes))
            case .toml: try TOMLTree.documents(of: bytes)
            case .xml: try XMLTree.documents(of: bytes)
            case .ini: INIReader.documents(of: bytes)
            case .properties: try PropertiesReader.documents(of: bytes)
            case .env: EnvReader.documents(of: bytes)
            case .hcl: try HCLReader.documents(of: bytes)
            case .nginx: try NginxReader.documents(of: bytes)
            case .apache: try ApacheReader.documents(of: bytes)
            case .caddy: try CaddyReader.documents(of: bytes)
            case .haproxy: HAProxyReader.documents(of: bytes)
            }
        names = NameFilter(documents)
    }

    /// Whether the file may have settings that a path leads to: false where one of its names is nowhere.
    public func mayHold(_ path: SettingPath) -> Bool {
        path.components.allSatisfy { component in
            guard case .names(let wanted) = component else { return true }
            return wanted.contains { names.mayHold($0.hash) }
        }
    }
}
