public import Checks
internal import Rules

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension HadolintSettings {
    /// What hadolint itself would read: a file that the user names, or the first that there is of those in the current folder and in
    /// the user's; and variables of the environment, which add to lists and give way to the file elsewhere.
    ///
    /// Source: https://github.com/hadolint/hadolint#configure
    /// - Throws: `ScanError` of kind usage with file and line, or the variable, where hadolint would go on without it.
    public static func configured(by named: [String]) throws(ScanError) -> HadolintSettings {
        let file = named.last ?? candidates.first { DirectoryListing.kindFollowingLinks(Array($0.utf8)) == .file }
        return try configured(by: try file.map(read), variable: value)
    }

    private static func read(_ file: String) throws(ScanError) -> HadolintConfiguration {
        try HadolintFile.parse(Array(try PolicyFile.namedFile(file).utf8), file: file)
    }

    static func configured(
        by configuration: HadolintConfiguration?, variable: (String) -> String?
    ) throws(ScanError) -> HadolintSettings {
        var settings = configuration?.settings ?? HadolintSettings()
        func list(_ name: String) -> [String] {
            (variable("HADOLINT_" + name) ?? "").split(separator: ",").map(String.init)
        }
        func isOn(_ name: String) -> Bool {
            ["1", "y", "yes", "true", "on"].contains((variable("HADOLINT_" + name) ?? "").lowercased())
        }
        settings.ignored.formUnion(list("IGNORE"))
        for level in HadolintLevel.allCases where level != .ignore {
            let codes = list("OVERRIDE_" + level.rawValue.uppercased())
            if !codes.isEmpty { settings.overrides[level, default: []].formUnion(codes) }
        }
        settings.trustedRegistries += list("TRUSTED_REGISTRIES")
        for text in list("REQUIRE_LABELS") {
            guard let label = LabelKind.required(text) else {
                throw ScanError(
                    .usage, "HADOLINT_REQUIRE_LABELS: '\(text)' is not a label and its form, such as name:text")
            }
            settings.labelSchema[label.name] = label.kind
        }
        settings.strictLabels = settings.strictLabels || isOn("STRICT_LABELS")
        settings.neverFails = settings.neverFails || isOn("NOFAIL")
        settings.disablesPragmas = settings.disablesPragmas || isOn("DISABLE_IGNORE_PRAGMA")
        if configuration?.threshold == nil, let name = variable("HADOLINT_FAILURE_THRESHOLD") {
            guard let level = HadolintLevel(name: name) else {
                throw ScanError(
                    .usage,
                    "HADOLINT_FAILURE_THRESHOLD: '\(name)' is no level; there are error, warning, info, style and none")
            }
            settings.failureThreshold = level
        }
        return settings
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
