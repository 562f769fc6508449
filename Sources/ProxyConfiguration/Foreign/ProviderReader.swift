internal import YAML

/// Reads the file in which llm-proxy lists its providers, `api_providers.yaml`.
enum ProviderReader {
    static func read(_ bytes: [UInt8]) -> Configuration {
        let lines = FileLines(bytes)
        var configuration = Configuration(
            .providers,
            Section(
                place: lines.first,
                standards: [ListenerSettings.data.key: ListenAddress.port(8080, host: "")]))
        do throws(YAMLError) {
            let root = try YAMLDocument.first(in: bytes)?.root
            for pair in root?["apis"]?.mapping?.pairs ?? [] {
                var upstream = Section(place: pair.key.range, standards: [:])
                for assignment in Assignment.all(in: pair.value) {
                    switch assignment.name {
                    case "base_url":
                        ForeignRow(assignment.name, UpstreamSettings.baseURL)
                            .add(assignment, to: &upstream, &configuration.problems)
                    case "timeouts.request":
                        ForeignRow(assignment.name, UpstreamSettings.firstByteTimeout, .unit("s"))
                            .add(assignment, to: &upstream, &configuration.problems)
                    case "allowed_origins":
                        ForeignRow(assignment.name, CORSSettings.allowedOrigins)
                            .add(assignment, to: &configuration.settings, &configuration.problems)
                    case "param_whitelist.model":
                        ForeignRow(assignment.name, UpstreamSettings.models)
                            .add(assignment, to: &upstream, &configuration.problems)
                    default: break
                    }
                }
                configuration.upstreams.append(upstream)
            }
        } catch {
            configuration.problems = [Problem(syntax: error.message, line: error.line, in: lines)]
        }
        return configuration
    }
}
