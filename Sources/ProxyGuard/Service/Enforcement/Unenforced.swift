internal import ProxyConfiguration

/// Settings that a configuration sets to something on which this version does not act.
enum Unenforced {
    /// One setting in one place of the file.
    struct Setting: Hashable {
        var key: String
        /// Whether other values of it are acted on.
        var isPartly: Bool
        var advice: String
        /// Where its value stands.
        var range: Range<Int>

        var message: String {
            isPartly
                ? "this version does not act on this value of \(key): \(advice)"
                : "this version does not act on \(key): \(advice)"
        }
    }

    /// In the order of the file's sections and the schema.
    static func all(in configuration: Configuration) -> [Setting] {
        ([configuration.settings] + configuration.upstreams).flatMap { section in
            Schema.settings.compactMap { finding(of: $0, in: section) }
        }
    }

    private static func finding(of setting: any SettingDeclaration, in section: Section) -> Setting? {
        guard section.names(setting) else { return nil }
        var isPartly = false
        var advice = "take the line out"
        if let enforcement = EnforcementTable[setting.key] {
            guard let allowed = enforcement.allowed else { return nil }
            // A value that cannot be read is told as that, and refused for it.
            guard section.written(setting).contains(where: { !allowed.contains($0.value ?? "") }) else { return nil }
            if case .partly = enforcement { isPartly = true }
            advice = enforcement.advice ?? advice
        }
        return Setting(key: setting.key, isPartly: isPartly, advice: advice, range: section.place(of: setting))
    }
}
