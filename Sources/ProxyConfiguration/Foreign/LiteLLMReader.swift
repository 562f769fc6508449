internal import YAML

/// Reads the `config.yaml` of LiteLLM.
struct LiteLLMReader {
    private var configuration: Configuration

    static func read(_ bytes: [UInt8]) -> Configuration {
        let lines = FileLines(bytes)
        var reader = LiteLLMReader(
            configuration: Configuration(.liteLLM, Section(place: lines.first, standards: standards)))
        do throws(YAMLError) {
            if let document = try YAMLDocument.first(in: bytes) { reader.read(document.root) }
        } catch {
            reader.configuration.problems = [Problem(syntax: error.message, line: error.line, in: lines)]
        }
        return reader.configuration
    }

    private static let standards: [String: any SettingValue] = [
        ListenerSettings.data.key: ListenAddress.port(4000, host: "0.0.0.0"),
        ForeignSettings.managementToken.key: SecretReference?.none, LoggingSettings.level.key: LogLevel.info,
        // Keys that nobody gave a life live for ever.
        TokenSettings.defaultLifetime.key: Duration.zero, TokenSettings.maximumLifetime.key: Duration.zero,
        LoggingSettings.bodies.key: false,
    ]

    private mutating func read(_ root: YAMLNode) {
        for pair in root.mapping?.pairs ?? [] {
            guard let key = pair.key.text else { continue }
            configuration.settings.tables[key] = pair.key.range
            switch key {
            case "model_list": for model in pair.value.sequence ?? [] { readModel(model) }
            case "environment_variables":
                let variables = Assignment.all(in: pair.value)
                EnvironmentReader.add(variables, at: pair.key.range, to: &configuration)
                configuration.variables += variables.compactMap(Configuration.Variable.init)
            default:
                for assignment in Assignment.all(in: pair.value, below: key) {
                    for row in LiteLLMRows.byName[assignment.name] ?? [] { add(row, assignment) }
                }
                readCache(pair.value, below: key)
            }
            if key == "general_settings" { addMisplaced(pair.value) }
        }
    }

    private mutating func add(_ row: ForeignRow, _ assignment: Assignment) {
        row.add(assignment, to: &configuration.settings, &configuration.problems)
    }

    private mutating func readModel(_ model: YAMLNode) {
        guard let parameters = model["litellm_params"] else { return }
        var section = Section(place: model.range, standards: [:])
        if let name = model.mapping?.pair("model_name") {
            section.place = name.value.range
            if let text = name.value.text {
                section.entries[UpstreamSettings.name.key] = [
                    Section.Entry(
                        name: "model_name", keyRange: name.key.range, written: WrittenValue(name.value), value: text)
                ]
            }
        }
        for assignment in Assignment.all(in: parameters) {
            LiteLLMRows.ofUpstream(assignment.name)?.add(assignment, to: &section, &configuration.problems)
        }
        configuration.upstreams.append(section)
    }

    /// A server of Redis that is told in parts, `host`, `port` and `ssl`.
    private mutating func readCache(_ node: YAMLNode, below key: String) {
        let parts = key == "litellm_settings" ? node["cache_params"] : key == "router_settings" ? node : nil
        let prefix = key == "router_settings" ? "redis_" : ""
        guard let host = parts?.mapping?.pair(prefix + "host"), let name = host.value.text, !name.isEmpty,
            !name.hasPrefix("os.environ/")
        else { return }
        let isEncrypted = parts?[prefix + "ssl"]?.bool ?? false
        let port = parts?[prefix + "port"]?.text.flatMap { Int($0) } ?? 6379
        var written = WrittenValue(host.value)
        written.content = .untyped("\(isEncrypted ? "rediss" : "redis")://\(name):\(port)")
        let path = key == "litellm_settings" ? "litellm_settings.cache_params.host" : "router_settings.redis_host"
        add(
            ForeignRow(path, ForeignSettings.cache),
            Assignment(name: path, nameRange: host.key.range, written: written))
    }

    private mutating func addMisplaced(_ node: YAMLNode) {
        for pair in node.mapping?.pairs ?? [] {
            guard let key = pair.key.text, LiteLLMRows.misplaced.contains(key) else { continue }
            configuration.deadSettings.append(
                Configuration.DeadSetting(
                    name: "general_settings.\(key)",
                    reason: "LiteLLM reads it in litellm_settings or router_settings, not here", range: pair.key.range))
        }
    }
}
