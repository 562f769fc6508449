/// Settings of `proxyguard.toml` that another one makes pointless.
enum DeadSettings {
    static func all(in settings: Section) -> [Configuration.DeadSetting] {
        var dead: [Configuration.DeadSetting] = []
        func add(_ declarations: [any SettingDeclaration], _ reason: String, when isDead: Bool) {
            guard isDead else { return }
            for setting in declarations {
                guard let range = settings.keyRange(of: setting) else { continue }
                dead.append(Configuration.DeadSetting(name: setting.key, reason: reason, range: range))
            }
        }
        add(
            [CORSSettings.allowsCredentials, CORSSettings.allowedHeaders, CORSSettings.maximumAge],
            "cors.allowed_origins names no origin",
            when: settings[CORSSettings.allowedOrigins].items.isEmpty
                && !(settings.entries[CORSSettings.allowedOrigins.key] ?? []).contains { isNotEmpty($0.written) })
        add(
            AuditSettings.all.filter { $0.key != AuditSettings.isEnabled.key }, "audit.enabled is false",
            when: !settings[AuditSettings.isEnabled])
        add(
            [MetricsSettings.tokenHash, ListenerSettings.metrics], "metrics.enabled is false",
            when: !settings[MetricsSettings.isEnabled])
        add(
            [TLSSettings.minimumVersion, TLSSettings.ciphers], "tls.terminated_by is \"trusted_proxy\"",
            when: settings[TLSSettings.terminatedBy] == .trustedProxy && settings[TLSSettings.certificateFile] == nil)
        add(
            [TokenSettings.pepper], "tokens.hashing is \"sha256\"",
            when: settings[TokenSettings.hashing] == .sha256)
        add(
            [ManagementSettings.signingWindow], "management.signing_secret is not set",
            when: settings[ManagementSettings.signingSecret] == nil
                && !settings.names(ManagementSettings.signingSecret))
        add(
            [GuardSettings.promptAction], "guards.prompt_rules names no file",
            when: settings[GuardSettings.promptRules].items.isEmpty)
        add(
            [LoggingSettings.retention], "logging.file is not set: nothing is kept",
            when: settings[LoggingSettings.file] == nil && !settings.names(LoggingSettings.file))
        add(
            [StoreSettings.user, StoreSettings.password, StoreSettings.onFailure], "store.address is a file",
            when: settings[StoreSettings.address].server == nil)
        add(
            [AlertSettings.signingSecret], "alerts.webhook is not set",
            when: settings[AlertSettings.webhook] == nil && !settings.names(AlertSettings.webhook))
        return dead
    }

    /// A list in which no element could be read is not an empty one.
    private static func isNotEmpty(_ written: WrittenValue) -> Bool { !(written.elements ?? [written]).isEmpty }
}
