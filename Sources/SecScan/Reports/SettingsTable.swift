internal import ProxyConfiguration
internal import Rules

/// The settings of a proxy's configuration as they count: those that are set with their lines, those that are not as defaults.
public struct SettingsTable {
    private let read: ReadConfiguration

    init(_ read: ReadConfiguration) { self.read = read }

    /// One table for each configuration of a scan; no secret that the scan found is in them unless they are to be shown.
    public static func text(of outcome: Scan.Outcome, showsSecrets: Bool, usesColour: Bool) -> String {
        let text = outcome.proxyConfigurations.map { SettingsTable($0).text(usesColour: usesColour) }.joined()
        guard !showsSecrets else { return text }
        let report = outcome.report
        let values = (report.findings.compactMap(\.secret) + report.hiddenSecrets).map(\.revealed)
        return SecretScrubber(values).scrubbed(text)
    }

    /// One setting as it is shown.
    struct Row: Hashable {
        var key: String
        /// As the file would write it; of a secret only where it is to be had.
        var value: String
        /// `line 12`, `default`, `line 12 (HOST)` where the file has another name for it.
        var origin: String
        /// Nothing acts on it.
        var isDead = false
    }

    /// The rows, and in front of each upstream's its name.
    var groups: [(title: String, rows: [Row])] {
        let configuration = read.configuration
        let dead = Set(configuration.deadSettings.map(\.name))
        let own = Schema.settings.filter { !$0.key.hasPrefix("upstreams.") }
        let general = rows(own + foreign(configuration.settings), in: configuration.settings, dead)
        let upstreams = configuration.upstreams.enumerated().map { index, upstream in
            let name = upstream.answer(UpstreamSettings.name)?.value ?? ""
            let settings = Schema.settings.filter { $0.key.hasPrefix("upstreams.") } + foreign(upstream)
            return (
                title: "upstream \(name.isEmpty ? String(index + 1) : name)", rows: rows(settings, in: upstream, dead)
            )
        }
        return [(title: "", rows: general)] + upstreams.filter { !$0.rows.isEmpty }
    }

    /// What only other systems can be asked.
    private func foreign(_ section: Section) -> [any SettingDeclaration] {
        ForeignSettings.all.filter { section.names($0) }
    }

    private func rows(_ settings: [any SettingDeclaration], in section: Section, _ dead: Set<String>) -> [Row] {
        settings.flatMap { setting -> [Row] in
            let written = section.written(setting)
            guard !written.isEmpty else {
                // What another system does without a setting is shown where it is known.
                guard let standard = section.standard(setting) else { return [] }
                return [Row(key: setting.key, value: standard.isEmpty ? "not set" : standard, origin: "default")]
            }
            return written.map { entry in
                let name = entry.name == setting.key ? "" : " (\(entry.name))"
                return Row(
                    key: setting.key, value: entry.value ?? "unreadable", origin: "line \(entry.line)\(name)",
                    isDead: dead.contains(entry.name))
            }
        }
    }

    /// For a terminal: a line for each setting, in three columns.
    func text(usesColour: Bool) -> String {
        let style = TerminalStyle(isOn: usesColour)
        let groups = groups
        let width = groups.flatMap(\.rows).map(\.key.count).max() ?? 0
        var lines = [style.bold("Settings of \(VisibleText.escaped(read.path))")]
        for group in groups {
            if !group.title.isEmpty { lines.append("  " + style.bold(VisibleText.escaped(group.title))) }
            for row in group.rows {
                let key = row.key + String(repeating: " ", count: width - row.key.count)
                let mark = row.isDead ? ", without effect" : ""
                lines.append("  \(key)  \(VisibleText.escaped(row.value))  [\(VisibleText.escaped(row.origin))\(mark)]")
            }
        }
        return lines.joined(separator: "\n") + "\n\n"
    }
}
