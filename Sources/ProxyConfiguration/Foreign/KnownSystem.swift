/// An LLM proxy that is set up by environment variables: how its file is recognised, and what is known of it.
struct KnownSystem: Sendable {
    let name: String
    /// Variables that no other program has; two of them, and the file is one of this system.
    let marks: Set<String>
    /// What it does where a setting is not set.
    let standards: [String: any SettingValue]
    /// Variables that its documentation has and that nothing in its code acts on.
    let dead: [String: String]

    static let all: [KnownSystem] = [llmProxy, modelMuxer, liteLLM]

    /// The system whose variables a file has.
    static func recognised(_ names: Set<String>) -> KnownSystem? {
        all.map { (system: $0, count: $0.marks.intersection(names).count) }.filter { $0.count >= 2 }
            .max { $0.count < $1.count }?.system
    }

    private static let unread = "nothing in its code reads it"
    private static let unused = "it is read, and nothing acts on it"

    /// As of its revision 4ad75cc.
    static let llmProxy = KnownSystem(
        name: "llm-proxy",
        marks: [
            "MANAGEMENT_TOKEN", "GLOBAL_RATE_LIMIT", "IP_RATE_LIMIT", "MASK_API_KEYS", "VALIDATE_API_KEY_FORMAT",
            "DEFAULT_TOKEN_LIFETIME", "DEFAULT_TOKEN_REQUEST_LIMIT", "LLM_PROXY_EVENT_BUS", "TOKEN_CLEANUP_INTERVAL",
            "DISTRIBUTED_RATE_LIMIT_ENABLED", "DISTRIBUTED_RATE_LIMIT_KEY_SECRET", "ADMIN_UI_PATH", "OPENAI_API_URL",
            "OBSERVABILITY_BUFFER_SIZE",
        ],
        standards: [
            ListenerSettings.data.key: ListenAddress.port(8080, host: ""),
            ListenerSettings.management.key: ListenAddress.port(8080, host: ""),
            ListenerSettings.metrics.key: ListenAddress.port(8080, host: ""),
            MetricsSettings.isEnabled.key: true, MetricsSettings.tokenHash.key: SecretReference?.none,
            CORSSettings.allowedOrigins.key: Listed<Origin>([.any]), CORSSettings.allowsCredentials.key: false,
            ForeignSettings.encryptsClients.key: false, EncryptionSettings.key.key: SecretReference?.none,
            LoggingSettings.level.key: LogLevel.info,
        ],
        dead: [
            "ENABLE_TLS": unread, "TLS_CERT_FILE": unread, "TLS_KEY_FILE": unread, "TLS_MIN_VERSION": unread,
            "MASK_API_KEYS": unread, "VALIDATE_API_KEY_FORMAT": unread, "DEFAULT_TOKEN_LIFETIME": unread,
            "DEFAULT_TOKEN_REQUEST_LIMIT": unread, "GLOBAL_RATE_LIMIT": unused, "IP_RATE_LIMIT": unused,
            "MAX_REQUEST_SIZE": unused, "MAX_CONCURRENT_REQUESTS": unused, "CORS_ALLOWED_ORIGINS": unused,
            "CORS_ALLOWED_METHODS": unused, "CORS_ALLOWED_HEADERS": unused, "CORS_MAX_AGE": unused,
            "TOKEN_CLEANUP_INTERVAL": unused,
        ])

    /// As of its revision 1057656.
    static let modelMuxer = KnownSystem(
        name: "ModelMuxer",
        marks: [
            "MODELMUXER_MODE", "MODELMUXER_API_KEY", "PROVIDER_ADAPTERS_ENABLED", "ROUTER_INTENT_CLASSIFIER_ENABLED",
            "ROUTER_DEFAULT_MODEL", "FEATURES_REDACT_PII", "PII_PROTECTION_ENABLED", "HTTP_VERIFY_SSL",
            "MAX_ESTIMATED_USD_PER_REQUEST", "CASCADE_ROUTING_ENABLED", "ENABLE_CASCADE_ROUTING",
            "MULTI_TENANCY_ENABLED",
            "POLICY_ENABLE_JAILBREAK_DETECTION", "AUDIT_LOGGING_ENABLED", "ENABLE_XSS_PROTECTION", "PRICE_TABLE_PATH",
            "JWT_EXPIRY",
        ],
        standards: [
            ListenerSettings.data.key: ListenAddress.port(8000, host: "0.0.0.0"),
            CORSSettings.allowsCredentials.key: false, LoggingSettings.level.key: LogLevel.info,
        ],
        dead: Dictionary(
            uniqueKeysWithValues: [
                "AUDIT_LOGGING_ENABLED", "CORS_HEADERS", "CORS_METHODS", "DEFAULT_DAILY_BUDGET",
                "DEFAULT_MONTHLY_BUDGET",
                "ENABLE_CSRF_PROTECTION", "ENABLE_REQUEST_LOGGING", "ENABLE_XSS_PROTECTION", "HTTP_VERIFY_SSL",
                "JWT_ALGORITHM", "JWT_EXPIRY", "MULTI_TENANCY_ENABLED", "PII_PROTECTION_ENABLED",
                "RATE_LIMIT_REQUESTS_PER_DAY", "RATE_LIMIT_REQUESTS_PER_HOUR", "RATE_LIMIT_REQUESTS_PER_MINUTE",
                "REDIS_PASSWORD", "REDIS_SSL", "REQUIRE_HTTPS", "SSL_VERIFY", "TLS_MIN_VERSION",
            ].map { ($0, unread) }))

    static let liteLLM = KnownSystem(
        name: "LiteLLM",
        marks: [
            "LITELLM_MASTER_KEY", "LITELLM_SALT_KEY", "LITELLM_LOG", "LITELLM_LICENSE", "STORE_MODEL_IN_DB",
            "UI_USERNAME",
            "UI_PASSWORD", "LITELLM_MODE", "PROXY_MASTER_KEY", "PROXY_BASE_URL",
        ],
        standards: [:], dead: [:])
}
