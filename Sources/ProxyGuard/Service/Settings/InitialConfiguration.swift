public import ProxyConfiguration

/// The configuration that `proxyguard init` writes: safe as it is, every setting of the schema in it with its meaning.
public struct InitialConfiguration: Sendable {
    /// What the deployment is for; only in development and tests secrets come from the environment.
    public var environment: DeploymentKind
    /// The upstreams.
    public var providers: [ProviderPreset]
    /// Where the store and the record are kept.
    public var dataDirectory: String
    /// Where secrets are mounted as files.
    public var secretsDirectory: String
    /// How the file is written.
    public var syntax = ConfigurationSyntax.toml

    /// Where applications connect; nil for what counts by default.
    public var dataListener: ListenAddress?
    /// Where the listener's certificate is, `tls.pem`, and its key, `tls.key`; nil without TLS.
    public var certificateDirectory: String?

    /// Creates a configuration for a developer's machine, unless told otherwise.
    public init(
        environment: DeploymentKind = .development, providers: [ProviderPreset] = [.openai],
        dataDirectory: String = "/var/lib/proxyguard", secretsDirectory: String = "/run/secrets"
    ) {
        self.environment = environment
        self.providers = providers
        self.dataDirectory = dataDirectory
        self.secretsDirectory = secretsDirectory
    }

    /// Secrets that have to be there before the proxy starts, each as the file refers to it.
    public var secrets: [(reference: String, meaning: String)] {
        [
            (reference("PROXYGUARD_MANAGEMENT_HASH"), "what `proxyguard token generate-management` prints as the hash"),
            (reference("PROXYGUARD_ENCRYPTION_KEY"), "what `openssl rand -base64 32` prints"),
        ] + providers.map { (reference($0.variable), "the key that \($0.rawValue) has issued") }
    }

    /// The text of the file.
    public var text: String {
        let head = """
            # The configuration of proxyguard, as `proxyguard init` writes it. Every setting is here: what is commented
            # out has the value that counts anyway. `proxyguard check` says what is wrong; the proxy does not start with
            # a mistake in it.
            #
            # These secrets have to be there; the file has none itself:

            """
        let needed = secrets.map { "#   \($0.reference): \($0.meaning)\n" }.joined()
        let tables = Schema.tables.map { table in
            switch syntax {
            case .toml: section(table)
            case .yaml: mapping(table)
            }
        }
        return head + needed + tables.joined()
    }

    // MARK: Tables

    private func section(_ table: Schema.Table) -> String {
        guard table.isRepeated else {
            let header = table.name.isEmpty ? "" : "[\(table.name)]\n"
            return "\n" + header + settings(of: table, values, isFirst: true)
        }
        return providers.enumerated().map { index, provider in
            "\n[[\(table.name)]]\n" + settings(of: table, values(of: provider), isFirst: index == 0)
        }.joined()
    }

    /// What a setting means stands at the first table alone.
    private func settings(of table: Schema.Table, _ values: [String: String], isFirst: Bool) -> String {
        table.settings.compactMap { setting in
            let name = table.name.isEmpty ? setting.key : String(setting.key.dropFirst(table.name.count + 1))
            let value = values[setting.key]
            guard isFirst else { return value.map { "\(name) = \($0)\n" } }
            return comment(setting).map { $0 + "\n" }.joined()
                + (value.map { "\(name) = \($0)\n" } ?? commentedOut(name, setting))
        }.joined(separator: isFirst ? "\n" : "")
    }

    /// The lines that stand above a setting.
    func comment(_ setting: any SettingDeclaration) -> [String] {
        let value = setting.phrase + (setting.limitPhrase.map { ", \($0)" } ?? "")
        var lines = ["# " + setting.meaning, "# Value: \(value)."]
        switch EnforcementTable[setting.key] {
        case .enforced: break
        case .partly(_, let allowed): lines.append("# This version knows only some: \(allowed.advice).")
        case .notYet, nil: lines.append("# This version does not act on it: leave it as it is.")
        }
        return lines
    }

    private func commentedOut(_ name: String, _ setting: any SettingDeclaration) -> String {
        setting.standardText.map { "# \(name) = \($0)\n" } ?? "# \(name) =    (not set)\n"
    }

    // MARK: Values

    var values: [String: String] {
        [
            GeneralSettings.environment.key: environment.written,
            ListenerSettings.data.key: (dataListener ?? ListenerSettings.data.standard).written,
            ListenerSettings.management.key: ListenerSettings.management.standard.written,
            ListenerSettings.metrics.key: ListenerSettings.metrics.standard.written,
            TokenSettings.defaultLifetime.key: TokenSettings.defaultLifetime.standard.written,
            TokenSettings.maximumLifetime.key: TokenSettings.maximumLifetime.standard.written,
            ManagementSettings.tokenHash.key: quoted(reference("PROXYGUARD_MANAGEMENT_HASH")),
            ManagementSettings.allowedNetworks.key: ManagementSettings.allowedNetworks.standard.written,
            LimitSettings.globalRequests.key: "600",
            LimitSettings.addressRequests.key: "120",
            LimitSettings.tokenRequests.key: "60",
            LimitSettings.tokenConcurrency.key: "10",
            LimitSettings.projectRequests.key: "300",
            AuditSettings.retention.key: "\"365d\"",
            GuardSettings.requestSecrets.key: GuardSettings.requestSecrets.standard.written,
            GuardSettings.responseSecrets.key: GuardSettings.responseSecrets.standard.written,
            AuditSettings.file.key: quoted(dataDirectory + "/audit.jsonl"),
            LoggingSettings.level.key: LoggingSettings.level.standard.written,
            EncryptionSettings.key.key: quoted(reference("PROXYGUARD_ENCRYPTION_KEY")),
            StoreSettings.address.key: quoted("sqlite:" + dataDirectory + "/state.db"),
        ].merging(
            certificateDirectory.map { folder in
                [
                    TLSSettings.certificateFile.key: quoted(folder + "/tls.pem"),
                    TLSSettings.keyFile.key: quoted(folder + "/tls.key"),
                ]
            } ?? [:]
        ) { $1 }
    }

    func values(of provider: ProviderPreset) -> [String: String] {
        [
            UpstreamSettings.name.key: quoted(provider.rawValue),
            UpstreamSettings.dialect.key: quoted(provider.rawValue),
            UpstreamSettings.baseURL.key: quoted(provider.baseURL),
            UpstreamSettings.credential.key: quoted(reference(provider.variable)),
        ]
    }

    /// A variable while somebody develops, else a file of the same name in small letters.
    private func reference(_ variable: String) -> String {
        switch environment {
        case .development, .test: return "${env:\(variable)}"
        case .production, .staging:
            let name = String(variable.lowercased().map { $0 == "_" ? "-" : $0 })
            return "${file:\(secretsDirectory)/\(name)}"
        }
    }

    /// A basic string, which YAML reads as the same text. Source: TOML 1.0, Strings; YAML 1.2, 7.3.1
    private func quoted(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return "\"\(result)\""
    }
}
