internal import ProxyConfiguration

/// What `docs/proxy-configuration.md` has between its marks about the start.
public enum SelfCheckReference {
    /// The rules that only the start can judge, as Markdown.
    public static var rules: String {
        let rows = StartupRule.all.sorted { $0.id < $1.id }.map { rule in
            let weight =
                switch rule.weight {
                case .always: "refuses, always"
                case .strict: "refuses; warns in development"
                case .warns: "warns"
                }
            return "| `\(rule.id)` | \(rule.name) | \(weight) | \(rule.remediation) |"
        }
        return "| id | what | start | what to do |\n|---|---|---|---|\n" + rows.joined(separator: "\n") + "\n"
    }

    /// The settings on which this version does not act, or not whatever they are set to, as Markdown.
    public static var unenforced: String {
        let rows = Schema.settings.compactMap { setting -> String? in
            guard let enforcement = EnforcementTable[setting.key], let advice = enforcement.advice else { return nil }
            let what = if case .partly = enforcement { "some values" } else { "no value" }
            return "| `\(setting.key)` | \(what) | \(advice) |"
        }
        return "| setting | acted on | what to do |\n|---|---|---|\n" + rows.joined(separator: "\n") + "\n"
    }
}
