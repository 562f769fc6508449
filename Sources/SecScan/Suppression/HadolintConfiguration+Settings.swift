public import Checks
internal import Rules

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension HadolintSettings {
    /// What hadolint itself would read: a file that the user names, or the first that there is of those in the current folder and in
    /// the user's.
    ///
    /// Source: https://github.com/hadolint/hadolint#configure
    /// - Throws: `ScanError` of kind usage with file and line, where hadolint would go on without the file.
    public static func configured(by named: [String]) throws(ScanError) -> HadolintSettings {
        if let file = named.last { return try read(file) }
        for file in candidates where DirectoryListing.kindFollowingLinks(Array(file.utf8)) == .file {
            return try read(file)
        }
        return HadolintSettings()
    }

    private static func read(_ file: String) throws(ScanError) -> HadolintSettings {
        try HadolintFile.parse(Array(try PolicyFile.namedFile(file).utf8), file: file).settings
    }

    private static var candidates: [String] {
        var stems = [".hadolint"]
        if let folder = value(of: "XDG_CONFIG_HOME") { stems.append(folder + "/hadolint") }
        if let home = value(of: "HOME") {
            stems += ["/.config/hadolint", "/.hadolint/hadolint", "/.hadolint/config", "/.hadolint"].map { home + $0 }
        }
        return stems.flatMap { [$0 + ".yaml", $0 + ".yml"] }
    }

    private static func value(of variable: String) -> String? {
        guard let value = getenv(variable), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}

extension HadolintConfiguration {
    /// The same for hadolint's own rules.
    var settings: HadolintSettings {
        var settings = HadolintSettings()
        settings.ignored = Set(ignored.map(\.rule))
        for override in severities {
            guard let level = Self.level(of: override.severity) else { continue }
            settings.overrides[level, default: []].insert(override.rule)
        }
        settings.trustedRegistries = trustedRegistries
        settings.labelSchema = labelSchema
        settings.strictLabels = strictLabels
        if let threshold, let level = Self.level(of: threshold) { settings.failureThreshold = level }
        settings.neverFails = neverFails
        settings.disablesPragmas = !honoursIgnores
        return settings
    }

    /// Of the level that a severity was read from.
    private static func level(of severity: Severity) -> HadolintLevel? {
        levels.first { $0.value == severity }.flatMap { HadolintLevel(name: $0.key) }
    }
}
