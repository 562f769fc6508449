/// Reads the environment files of LLM proxies.
enum EnvironmentReader {
    static func read(_ bytes: [UInt8], path: String) -> Configuration {
        let assignments = EnvironmentFile.assignments(in: bytes)
        let system = KnownSystem.recognised(Set(assignments.map(\.name)))
        let place = assignments.first.map { $0.nameRange } ?? FileLines(bytes).first
        var configuration = Configuration(.environment, Section(place: place, standards: system?.standards ?? [:]))
        add(assignments, at: place, to: &configuration)
        for assignment in assignments {
            if let reason = system?.dead[assignment.name], let name = system?.name {
                configuration.deadSettings.append(
                    Configuration.DeadSetting(
                        name: assignment.name, reason: "of \(name) \(reason)", range: assignment.nameRange))
            }
        }
        // Such a file is where the values themselves belong.
        configuration.problems.removeAll { $0.code == .literalSecret }
        if let environment = environment(inName: path),
            configuration.settings.answers(GeneralSettings.environment).isEmpty
        {
            configuration.settings.entries[GeneralSettings.environment.key] = nil
            configuration.settings.standards?[GeneralSettings.environment.key] = environment
        }
        return configuration
    }

    /// Adds what variables say; what they say of a provider is an upstream of its own.
    static func add(_ variables: [Assignment], at place: Range<Int>, to configuration: inout Configuration) {
        var upstream = Section(place: place, standards: [:])
        for variable in variables {
            for row in EnvironmentRows.byName[variable.name] ?? [] {
                if row.setting.key.hasPrefix(Schema.repeatedTable) {
                    row.add(variable, to: &upstream, &configuration.problems)
                } else {
                    row.add(variable, to: &configuration.settings, &configuration.problems)
                }
            }
        }
        if !upstream.entries.isEmpty { configuration.upstreams.append(upstream) }
    }

    /// `.env.production`, `prod.env`
    private static func environment(inName path: String) -> DeploymentKind? {
        let name = path.split(separator: "/").last ?? ""
        for part in name.lowercased().split(whereSeparator: { ".-_".contains($0) }) {
            let word = String(part)
            if let environment = DeploymentKind(rawValue: word) ?? DeploymentKind.aliases[word] {
                return environment
            }
        }
        return nil
    }
}
