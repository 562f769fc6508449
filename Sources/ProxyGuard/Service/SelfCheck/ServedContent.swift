internal import ProxyConfiguration

/// Whether the proxy can work by what the configuration names: files of patterns, endpoints.
enum ServedContent {
    static func add(to inspection: inout Inspection) {
        addPromptRules(to: &inspection)
        addEndpoints(to: &inspection)
    }

    private static func addPromptRules(to inspection: inout Inspection) {
        let settings = inspection.settings
        for item in settings[GuardSettings.promptRules].items {
            let path = item.value.text
            guard let read = inspection.input.readPromptRules else {
                inspection.notScanned.append(.init(what: path, reason: "nothing here reads prompt rules"))
                continue
            }
            do {
                try read(path)
            } catch {
                inspection.tell(
                    .badPromptRules, "\(GuardSettings.promptRules.key): \(path): \(error)",
                    at: item.range ?? settings.place(of: GuardSettings.promptRules))
            }
        }
    }

    private static func addEndpoints(to inspection: inout Inspection) {
        guard let knows = inspection.input.knowsEndpoint else { return }
        for upstream in inspection.configuration.upstreams {
            let dialect = upstream[UpstreamSettings.dialect]
            for item in upstream[UpstreamSettings.endpoints].items where !knows(item.value, dialect) {
                inspection.tell(
                    .unknownEndpoint, "no route of \(dialect.rawValue) is called so",
                    at: item.range ?? upstream.place(of: UpstreamSettings.endpoints))
            }
        }
    }
}
