/// `[encryption]`: what is stored of keys and personal data.
public enum EncryptionSettings {
    /// The key.
    public static let key = Setting<SecretReference?>(
        "encryption.key", nil, .encryption, "The key, 32 bytes in base64, with which stored credentials are encrypted.")
    /// Keys of before.
    public static let previousKeys = Setting<Listed<SecretReference>>(
        "encryption.previous_keys", Listed(), .encryption, "Keys of before, for what is not yet encrypted anew.")

    static let all: [any SettingDeclaration] = [key, previousKeys]
}

/// `[store]`: where tokens, projects and counters are kept.
public enum StoreSettings {
    /// Where.
    public static let address = Setting<StoreAddress>(
        "store.address", .sqlite(path: "/var/lib/proxyguard/state.db"), .store, "Where they are kept.")
    /// The user.
    public static let user = Setting<String?>("store.user", nil, .store, "The user of the server.")
    /// The password.
    public static let password = Setting<SecretReference?>("store.password", nil, .store, "The password of the server.")
    /// A server that does not answer.
    public static let onFailure = Setting<FailureMode>(
        "store.on_failure", .closed, .store, "What happens to requests while the server cannot be asked.")

    static let all: [any SettingDeclaration] = [address, user, password, onFailure]
}

/// `[metrics]`: figures for monitoring.
public enum MetricsSettings {
    /// Whether there are any.
    public static let isEnabled = Setting<Bool>("metrics.enabled", true, .metrics, "Whether figures can be read.")
    /// Who may read them.
    public static let tokenHash = Setting<SecretReference?>(
        "metrics.token_hash", nil, .metrics, "The hash of a token that readers of the figures have to show.")

    static let all: [any SettingDeclaration] = [isEnabled, tokenHash]
}

/// `[alerts]`: who is told of what is unusual.
public enum AlertSettings {
    /// Where to.
    public static let webhook = Setting<SinkAddress?>(
        "alerts.webhook", nil, .alerts, "Where alerts are sent: failed logins, unusual use, quotas; https.")
    /// The signature.
    public static let signingSecret = Setting<SecretReference?>(
        "alerts.signing_secret", nil, .alerts, "With it, alerts are signed (HMAC-SHA256).")

    static let all: [any SettingDeclaration] = [webhook, signingSecret]
}
