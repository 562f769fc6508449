internal import ProxyConfiguration

/// What this version does about every setting of the schema: the one place where the promise is kept that each is
/// enforced, or the proxy refuses to start.
///
/// To flip an entry, move its key from one list to another, and let the test that shows its effect come with it.
public enum EnforcementTable {
    /// A setting by its key.
    public struct Entry: Hashable, Sendable {
        /// Such as `tls.min_version`.
        public var key: String
        /// What is done about it.
        public var enforcement: Enforcement
    }

    /// One entry for each key.
    public static let entries: [Entry] = enforced + partly + notYet

    /// What is done about a setting; nil of one that is not in the table, which no configuration may set.
    public static subscript(_ key: String) -> Enforcement? { byKey[key] }

    private static let byKey = Dictionary(entries.map { ($0.key, $0.enforcement) }) { first, _ in first }

    private static let enforced: [Entry] = (general + access + limits + records).map { setting in
        Entry(key: setting.key, enforcement: .enforced(by: setting.consumer))
    }

    private static let general: [any SettingDeclaration] = [
        GeneralSettings.environment,
        ListenerSettings.data, ListenerSettings.management, ListenerSettings.metrics,
        TLSSettings.certificateFile, TLSSettings.keyFile, TLSSettings.minimumVersion, TLSSettings.ciphers,
        TLSSettings.terminatedBy, TLSSettings.trustedProxies, TLSSettings.hstsAge,
        CORSSettings.allowedOrigins, CORSSettings.allowsCredentials, CORSSettings.allowedHeaders,
        CORSSettings.maximumAge,
    ]

    private static let access: [any SettingDeclaration] = [
        UpstreamSettings.name, UpstreamSettings.baseURL, UpstreamSettings.credential, UpstreamSettings.allowedHosts,
        UpstreamSettings.endpoints, UpstreamSettings.models, UpstreamSettings.minimumTLSVersion,
        UpstreamSettings.connectTimeout, UpstreamSettings.firstByteTimeout, UpstreamSettings.idleTimeout,
        UpstreamSettings.streamUsage, UpstreamSettings.createdAt, UpstreamSettings.maximumAge,
        TokenSettings.maximumLifetime, TokenSettings.defaultLifetime, TokenSettings.hashing, TokenSettings.pepper,
        TokenSettings.rotationOverlap,
        ManagementSettings.tokenHash, ManagementSettings.nextTokenHash, ManagementSettings.allowedNetworks,
        ManagementSettings.failuresPerMinute,
    ]

    private static let limits: [any SettingDeclaration] = [
        LimitSettings.globalRequests, LimitSettings.globalConcurrency, LimitSettings.addressRequests,
        LimitSettings.addressConcurrency, LimitSettings.tokenRequests, LimitSettings.tokenConcurrency,
        LimitSettings.projectRequests, LimitSettings.projectConcurrency, LimitSettings.tokenModelTokens,
        LimitSettings.connections, LimitSettings.addressConnections, LimitSettings.requestBody,
        LimitSettings.responseBody, LimitSettings.headers,
        TimeoutSettings.header, TimeoutSettings.bodyIdle, TimeoutSettings.writeIdle, TimeoutSettings.keepAlive,
        TimeoutSettings.stream, TimeoutSettings.drain,
        GuardSettings.requestSecrets, GuardSettings.responseSecrets, GuardSettings.promptRules,
        GuardSettings.promptAction, GuardSettings.onFailure,
    ]

    private static let records: [any SettingDeclaration] = [
        AuditSettings.file, AuditSettings.onFailure, AuditSettings.rotationSize, AuditSettings.retention,
        LoggingSettings.level, LoggingSettings.format, LoggingSettings.file, LoggingSettings.mask,
        LoggingSettings.addresses,
        EncryptionSettings.key, EncryptionSettings.previousKeys,
        MetricsSettings.isEnabled, MetricsSettings.tokenHash,
    ]

    private static let partly: [Entry] = [
        Entry(
            key: UpstreamSettings.dialect.key,
            enforcement: .partly(
                by: .upstream, .values(["\"openai\"", "\"anthropic\"", "\"gemini\"", "\"mistral\""]))),
        Entry(
            key: StoreSettings.address.key,
            enforcement: .partly(
                by: .store, .prefix("\"sqlite:", meaning: "a file, such as \"sqlite:/var/lib/proxyguard/state.db\""))),
        // A record is always kept, and always chained.
        Entry(key: AuditSettings.isEnabled.key, enforcement: .partly(by: .audit, .values(["true"]))),
        Entry(key: AuditSettings.chain.key, enforcement: .partly(by: .audit, .values(["true"]))),
    ]

    private static let notYet: [Entry] = [
        absent(UpstreamSettings.pins, or: "[]"),
        absent(UpstreamSettings.apiVersion),
        absent(ManagementSettings.signingSecret),
        standard(ManagementSettings.signingWindow),
        absent(LimitSettings.tokenCost),
        absent(LimitSettings.projectCost),
        standard(GuardSettings.personalData),
        absent(LoggingSettings.retention),
        standard(LoggingSettings.bodies),
        absent(LoggingSettings.sink),
        absent(StoreSettings.user),
        absent(StoreSettings.password),
        standard(StoreSettings.onFailure),
        absent(AlertSettings.webhook),
        absent(AlertSettings.signingSecret),
    ]

    /// A setting that may not be written, or only as its empty list.
    private static func absent(_ setting: any SettingDeclaration, or empty: String? = nil) -> Entry {
        Entry(key: setting.key, enforcement: .notYet(allowed: empty.map { .values([$0]) } ?? .none))
    }

    /// A setting that may be written as its default, which means that nothing is to be done.
    private static func standard(_ setting: any SettingDeclaration) -> Entry {
        Entry(key: setting.key, enforcement: .notYet(allowed: .values([setting.anyStandard.written])))
    }
}
