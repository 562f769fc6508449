extension Rule {
    /// Whether `name` is one of the rule: its id, its family, `family/*`, `*`, or what another tool calls it (`tool:name` or the name alone).
    ///
    /// Names of other tools are compared in any case, those of trivy in its three spellings: `DS-0002`, `AVD-DS-0002`, `DS002`.
    public func isCalled(_ name: String) -> Bool {
        let id = id.description
        if name == id || name == "*" || name == self.id.family { return true }
        if name.hasSuffix("/*") { return id.hasPrefix(name.dropLast(1)) }
        guard !name.isEmpty, !aliases.isEmpty else { return false }
        if aliases.contains(where: { $0 == name || $0.hasSuffix(":" + name) }) { return true }
        return aliasSpellings.contains(name.lowercased())
    }

    /// The spellings of its names in other tools, in lower case.
    package var aliasSpellings: [String] {
        aliases.flatMap { alias in
            let whole = alias.lowercased()
            guard let colon = whole.firstIndex(of: ":") else { return [whole] }
            let name = whole[whole.index(after: colon)...]
            let short = whole.hasPrefix("trivy:") ? Self.shortTrivyName(name) : nil
            return [whole, String(name)] + (short.map { [$0] } ?? [])
        }
    }

    /// Whether a tool has such a rule.
    package func isKnown(to tool: String) -> Bool { aliases.contains { $0.hasPrefix(tool + ":") } }

    /// `ds-0002` was `ds002` once.
    private static func shortTrivyName(_ name: Substring) -> String? {
        let parts = name.split(separator: "-")
        guard parts.count == 2, parts[1].count == 4, parts[1].hasPrefix("0") else { return nil }
        return String(parts[0] + parts[1].dropFirst())
    }
}
