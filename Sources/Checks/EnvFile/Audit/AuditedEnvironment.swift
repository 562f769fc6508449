internal import Rules
internal import YAML

/// An environment file, or a compose file with the environment of its services, read once for all checks.
struct AuditedEnvironment {
    enum Kind: Hashable {
        case envFile, compose
    }

    let kind: Kind
    let path: String
    /// In the order of the file; of a compose file those of all services, one behind the other.
    let settings: [EnvSetting]
    /// The file shows which names there are, and runs nowhere.
    let isExample: Bool
    /// What it is for; nil if neither its path nor its settings say it.
    let environment: DeploymentEnvironment?
    /// The services of a compose file.
    let services: [ComposeService]
    let source: [UInt8]
    let surroundings: Surroundings?
    private let reported: ReportedSecrets

    /// Nil for a file of another kind, and for a compose file that cannot be read.
    init?(_ source: [UInt8], options: CheckOptions) {
        self.source = source
        path = options.path
        surroundings = options.surroundings
        reported = ReportedSecrets(options.knownSecrets)
        if let name = EnvFileName(options.path) {
            kind = .envFile
            settings = EnvLines.settings(in: source)
            isExample = name.isExample
            environment = name.environment ?? DeploymentEnvironment(settings: settings)
            services = []
        } else {
            guard ComposeName.isComposeFile(options.path), let document = try? ComposeDocument(source) else {
                return nil
            }
            kind = .compose
            services = ComposeProject(path: options.path, document, in: options.surroundings).services
            settings = services.flatMap(\.settings)
            // Other words for examples name what is run.
            isExample = FolderPath.name(options.path).lowercased().split { !$0.isLetter }.contains {
                ["example", "sample", "template"].contains($0)
            }
            environment = DeploymentEnvironment(path: options.path)
        }
    }

    /// Whether the rules about secrets report the value, or a part of it.
    func isReported(_ setting: EnvSetting) -> Bool { reported.occur(in: setting.value) }
}

extension ComposeService {
    /// What this file gives it as its environment, without what comes from the shell that starts it.
    var settings: [EnvSetting] {
        ComposeVariable.all(in: own["environment"]).compactMap { variable in
            variable.value.map {
                EnvSetting(
                    name: variable.name, value: $0.value, range: variable.range, isComplete: $0.isComplete,
                    service: name)
            }
        }
    }

    /// The environment files that it names, as written, and where.
    var envFiles: [(path: String, range: Range<Int>)] {
        items("env_file").compactMap { node in
            let node = node["path"] ?? node
            guard let text = node.composeText, text.isComplete, !text.value.isEmpty else { return nil }
            return (text.value, node.textRange)
        }
    }
}
