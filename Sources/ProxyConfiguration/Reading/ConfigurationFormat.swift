internal import Rules

/// Whose configuration a file is.
public enum ConfigurationFormat: String, CaseIterable, Sendable {
    /// `proxyguard.toml` or `proxyguard.yaml`, of which `ConfigurationSyntax` tells the syntax.
    case proxyguard
    /// A file of environment variables.
    case environment
    /// The `config.yaml` of LiteLLM.
    case liteLLM = "litellm"
    /// The list of providers of llm-proxy.
    case providers

    /// Whether a file of this name may be one; what stands in it decides.
    public static func isCandidate(_ path: String) -> Bool {
        // Asked of every file of a tree: `.toml`, `.yaml`, `.yml` and `env` have one of these.
        let last = path.lastPathComponent
        guard last.utf8.hasPair("m", "l") || last.utf8.hasPair("n", "v") else { return false }
        let name = Self.name(path)
        return isOwnName(name) || isYAMLName(name) || isEnvironmentName(name)
    }

    /// What the name and the content tell; nil if neither tells anything.
    public static func recognised(_ bytes: [UInt8], path: String = "") -> ConfigurationFormat? {
        let name = Self.name(path)
        if isOwnName(name) { return isRules(bytes) ? nil : .proxyguard }
        if isYAML(name), name.hasPrefix("proxyguard"), OwnContent.hasOwnName(bytes) { return .proxyguard }
        if isEnvironmentName(name) { return isKnownEnvironment(bytes) ? .environment : nil }
        return yaml(bytes) ?? (isKnownEnvironment(bytes) ? .environment : nil)
            ?? (OwnContent.isTOML(bytes) || OwnContent.isYAML(bytes) ? .proxyguard : nil)
    }

    /// What a file is that somebody names as a configuration: where the content tells nothing, what its name says.
    public static func named(_ bytes: [UInt8], path: String) -> ConfigurationFormat? {
        if let format = recognised(bytes, path: path) { return format }
        let name = Self.name(path)
        if name.hasSuffix(".toml") || isYAML(name) && OwnContent.hasOwnName(bytes) { return .proxyguard }
        return isEnvironmentName(name) ? .environment : nil
    }

    /// The last part in lower case, without what marks an example.
    static func name(_ path: String) -> String {
        var name = path.lastPathComponent.lowercased()
        for suffix in [".example", ".sample", ".template", ".dist"] where name.hasSuffix(suffix) {
            name.removeLast(suffix.count)
        }
        return name
    }

    private static func isOwnName(_ name: String) -> Bool { name.hasPrefix("proxyguard") && name.hasSuffix(".toml") }

    private static func isYAML(_ name: String) -> Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }

    /// Rules about the program's tokens are named after it, too; they begin with the first rule.
    private static func isRules(_ bytes: [UInt8]) -> Bool {
        let lines = bytes.lazy.split(separator: UInt8(ascii: "\n"))
        return lines.first { $0.first != UInt8(ascii: "#") }?.elementsEqual("[[rule]]".utf8) ?? false
    }

    private static func isYAMLName(_ name: String) -> Bool {
        guard isYAML(name) else { return false }
        return Array(name.utf8).withUnsafeBytes { bytes in
            (["config", "litellm", "proxy", "providers"] as [StaticString]).contains { ByteSearch.contains(bytes, $0) }
        }
    }

    private static func isEnvironmentName(_ name: String) -> Bool {
        name == ".env" || name == "env" || name.hasPrefix(".env.") || name.hasSuffix(".env")
    }

    private static func isKnownEnvironment(_ bytes: [UInt8]) -> Bool {
        KnownSystem.recognised(Set(EnvironmentFile.assignments(in: bytes).map(\.name))) != nil
    }

    /// By the keys that begin a line, so that no other file has to be read as YAML.
    private static func yaml(_ bytes: [UInt8]) -> ConfigurationFormat? {
        bytes.withUnsafeBytes { bytes in
            if ByteSearch.contains(bytes, "litellm_params:") || ByteSearch.contains(bytes, "litellm_settings:")
                || ByteSearch.contains(bytes, "general_settings:") && ByteSearch.contains(bytes, "master_key:")
            {
                return .liteLLM
            }
            let isProviders =
                ByteSearch.contains(bytes, "apis:") && ByteSearch.contains(bytes, "base_url:")
                && ByteSearch.contains(bytes, "allowed_endpoints:")
            return isProviders ? .providers : nil
        }
    }
}
