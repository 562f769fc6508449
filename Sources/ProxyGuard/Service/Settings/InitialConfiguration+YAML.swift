internal import ProxyConfiguration

extension InitialConfiguration {
    /// A table of the schema with its settings below its name.
    func mapping(_ table: Schema.Table) -> String {
        let header = table.name.isEmpty ? "\n" : "\n\(table.name):\n"
        guard table.isRepeated else {
            return header + lines(of: table, values, indent: table.name.isEmpty ? 0 : 2, isFirst: true)
        }
        let elements = providers.enumerated().map { index, provider in
            let text = lines(of: table, values(of: provider), indent: 4, isFirst: index == 0)
            return Self.dashed(text)
        }
        return header + elements.joined(separator: "\n")
    }

    /// What a setting means stands at the first table alone.
    private func lines(
        of table: Schema.Table, _ values: [String: String], indent: Int, isFirst: Bool
    ) -> String {
        var parents: [Substring] = []
        let settings = table.settings.compactMap { setting -> String? in
            let value = values[setting.key]
            guard isFirst || value != nil else { return nil }
            let names = setting.key.split(separator: ".").dropFirst(table.name.isEmpty ? 0 : 1)
            var lines: [String] = []
            // The schema has settings of one name above them together.
            if Array(names.dropLast()) != parents {
                parents = Array(names.dropLast())
                lines += parents.enumerated().map { Self.blanks(indent + 2 * $0) + "\($1):" }
            }
            let blanks = Self.blanks(indent + 2 * parents.count)
            if isFirst { lines += comment(setting).map { blanks + $0 } }
            lines.append(blanks + Self.line(String(names.last ?? ""), value, setting))
            return lines.joined(separator: "\n") + "\n"
        }
        return settings.joined(separator: isFirst ? "\n" : "")
    }

    private static func line(_ name: String, _ value: String?, _ setting: any SettingDeclaration) -> String {
        if let value { return "\(name): \(value)" }
        return setting.standardText.map { "# \(name): \($0)" } ?? "# \(name):    (not set)"
    }

    /// The first line that is no comment begins an element of a list.
    private static func dashed(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if let first = lines.firstIndex(where: { !$0.isEmpty && !$0.drop { $0 == " " }.hasPrefix("#") }) {
            lines[first] = "  - " + lines[first].dropFirst(4)
        }
        return lines.joined(separator: "\n")
    }

    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}
