/// Settings of `proxyguard.toml` that another one makes pointless.
enum DeadSettings {
    static func all(in settings: Section) -> [Configuration.DeadSetting] {
        var dead: [Configuration.DeadSetting] = []
        func add(
            _ declarations: [any SettingDeclaration], _ reason: String, by deciding: any SettingDeclaration,
            when isDead: Bool
        ) {
            guard isDead, settings.knows(deciding) else { return }
            for setting in declarations {
                guard let range = settings.keyRange(of: setting) else { continue }
                dead.append(Configuration.DeadSetting(name: setting.key, reason: reason, range: range))
            }
        }
        add(
            [CORSSettings.allowsCredentials, CORSSettings.allowedHeaders, CORSSettings.maximumAge],
            "cors.allowed_origins names no origin", by: CORSSettings.allowedOrigins,
            when: settings[CORSSettings.allowedOrigins].items.isEmpty)
        add(
            AuditSettings.all.filter { $0.key != AuditSettings.isEnabled.key }, "audit.enabled is false",
            by: AuditSettings.isEnabled, when: !settings[AuditSettings.isEnabled])
        add(
            [MetricsSettings.tokenHash, ListenerSettings.metrics], "metrics.enabled is false",
            by: MetricsSettings.isEnabled, when: !settings[MetricsSettings.isEnabled])
        add(
            [TLSSettings.minimumVersion, TLSSettings.ciphers], "tls.terminated_by is \"trusted_proxy\"",
            by: TLSSettings.certificateFile,
            when: settings[TLSSettings.terminatedBy] == .trustedProxy && settings[TLSSettings.certificateFile] == nil)
        add(
            [TokenSettings.pepper], "tokens.hashing is \"sha256\"", by: TokenSettings.hashing,
            when: settings[TokenSettings.hashing] == .sha256)
        add(
            [ManagementSettings.signingWindow], "management.signing_secret is not set",
            by: ManagementSettings.signingSecret, when: settings[ManagementSettings.signingSecret] == nil)
        add(
            [GuardSettings.promptAction], "guards.prompt_rules names no file", by: GuardSettings.promptRules,
            when: settings[GuardSettings.promptRules].items.isEmpty)
        add(
            [LoggingSettings.retention], "logging.file is not set: nothing is kept", by: LoggingSettings.file,
            when: settings[LoggingSettings.file] == nil)
        add(
            [StoreSettings.user, StoreSettings.password, StoreSettings.onFailure], "store.address is a file",
            by: StoreSettings.address, when: settings[StoreSettings.address].server == nil)
        add(
            [AlertSettings.signingSecret], "alerts.webhook is not set", by: AlertSettings.webhook,
            when: settings[AlertSettings.webhook] == nil)
        return dead
    }
}
