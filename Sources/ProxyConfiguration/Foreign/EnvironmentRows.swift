/// The variables of LLM proxies that say something about security, and which of our settings each is.
///
/// Sources: the example environments and documentation of sofatutor/llm-proxy, iamapsrajput/modelmuxer and BerriAI/litellm.
enum EnvironmentRows {
    static let all: [ForeignRow] = listeners + access + limits + guards + stores

    static let byName = Dictionary(grouping: all, by: \.name)

    private static let listeners: [ForeignRow] = [
        ForeignRow("ENVIRONMENT", GeneralSettings.environment), ForeignRow("APP_ENV", GeneralSettings.environment),
        ForeignRow("MODELMUXER_MODE", GeneralSettings.environment, .only("production")),
        ForeignRow("LISTEN_ADDR", ListenerSettings.data), ForeignRow("HOST", ListenerSettings.data, .host),
        ForeignRow("SERVER_HOST", ListenerSettings.data, .host),
        ForeignRow("ENABLE_TLS", ForeignSettings.encryptsClients),
        ForeignRow("REQUIRE_HTTPS", ForeignSettings.encryptsClients),
        ForeignRow("ENABLE_SSL", ForeignSettings.encryptsClients),
        ForeignRow("TLS_CERT_FILE", TLSSettings.certificateFile), ForeignRow("TLS_KEY_FILE", TLSSettings.keyFile),
        ForeignRow("SSL_CERT_PATH", TLSSettings.certificateFile), ForeignRow("SSL_KEY_PATH", TLSSettings.keyFile),
        ForeignRow("TLS_MIN_VERSION", TLSSettings.minimumVersion), ForeignRow("TLS_CIPHERS", TLSSettings.ciphers),
        ForeignRow("CORS_ALLOWED_ORIGINS", CORSSettings.allowedOrigins),
        ForeignRow("CORS_ALLOW_ORIGINS", CORSSettings.allowedOrigins),
        ForeignRow("CORS_ORIGINS", CORSSettings.allowedOrigins),
        ForeignRow("ALLOWED_ORIGINS", CORSSettings.allowedOrigins),
        ForeignRow("CORS_ALLOW_CREDENTIALS", CORSSettings.allowsCredentials),
        ForeignRow("CORS_CREDENTIALS", CORSSettings.allowsCredentials),
        ForeignRow("CORS_ALLOWED_HEADERS", CORSSettings.allowedHeaders),
        ForeignRow("CORS_HEADERS", CORSSettings.allowedHeaders),
        ForeignRow("ALLOWED_IPS", ForeignSettings.allowedClients),
        ForeignRow("ENABLE_CSRF_PROTECTION", ForeignSettings.protectsBrowsers),
        ForeignRow("ENABLE_XSS_PROTECTION", ForeignSettings.protectsBrowsers),
        ForeignRow("OPENAI_API_URL", UpstreamSettings.baseURL), ForeignRow("OPENAI_API_BASE", UpstreamSettings.baseURL),
        ForeignRow("OPENAI_BASE_URL", UpstreamSettings.baseURL),
        ForeignRow("ANTHROPIC_API_BASE", UpstreamSettings.baseURL),
        ForeignRow("ANTHROPIC_BASE_URL", UpstreamSettings.baseURL),
        ForeignRow("SSL_VERIFY", ForeignSettings.verifiesUpstreams),
        ForeignRow("HTTP_VERIFY_SSL", ForeignSettings.verifiesUpstreams),
    ]

    private static let access: [ForeignRow] = [
        ForeignRow("MANAGEMENT_TOKEN", ForeignSettings.managementToken),
        ForeignRow("LITELLM_MASTER_KEY", ForeignSettings.managementToken),
        ForeignRow("PROXY_MASTER_KEY", ForeignSettings.managementToken),
        ForeignRow("AUTH_ENABLED", ForeignSettings.authenticates),
        ForeignRow("JWT_SECRET_KEY", ForeignSettings.tokenSecret),
        ForeignRow("JWT_SECRET", ForeignSettings.tokenSecret),
        ForeignRow("JWT_ALGORITHM", ForeignSettings.tokenAlgorithm),
        ForeignRow("JWT_EXPIRY", TokenSettings.maximumLifetime, .unit("s")),
        ForeignRow("JWT_EXPIRATION_HOURS", TokenSettings.maximumLifetime, .unit("h")),
        ForeignRow("DEFAULT_TOKEN_LIFETIME", TokenSettings.maximumLifetime, .unit("s")),
        ForeignRow("API_KEYS", ForeignSettings.clientKeys), ForeignRow("ALLOWED_API_KEYS", ForeignSettings.clientKeys),
        ForeignRow("ENCRYPTION_KEY", EncryptionSettings.key), ForeignRow("LITELLM_SALT_KEY", EncryptionSettings.key),
    ]

    private static let limits: [ForeignRow] = [
        ForeignRow("RATE_LIMIT_ENABLED", ForeignSettings.limitsRequests),
        ForeignRow("GLOBAL_RATE_LIMIT", LimitSettings.globalRequests),
        ForeignRow("IP_RATE_LIMIT", LimitSettings.addressRequests),
        ForeignRow("RATE_LIMIT_REQUESTS", LimitSettings.addressRequests),
        ForeignRow("RATE_LIMIT_PER_MINUTE", LimitSettings.addressRequests),
        ForeignRow("RATE_LIMIT_REQUESTS_PER_MINUTE", LimitSettings.addressRequests),
        ForeignRow("RATE_LIMIT_WINDOW", ForeignSettings.limitWindow, .unit("s")),
        ForeignRow("DISTRIBUTED_RATE_LIMIT_WINDOW", ForeignSettings.limitWindow, .unit("s")),
        ForeignRow("DISTRIBUTED_RATE_LIMIT_MAX", LimitSettings.tokenRequests),
        ForeignRow("DISTRIBUTED_RATE_LIMIT_ENABLED", ForeignSettings.sharesLimits),
        ForeignRow("DISTRIBUTED_RATE_LIMIT_KEY_SECRET", ForeignSettings.limitKey),
        ForeignRow("MAX_REQUEST_SIZE", LimitSettings.requestBody),
        ForeignRow("MAX_REQUEST_SIZE_MB", LimitSettings.requestBody, .unit("MiB")),
        ForeignRow("REQUEST_TIMEOUT", TimeoutSettings.stream, .unit("s")),
        ForeignRow("LITELLM_REQUEST_TIMEOUT", TimeoutSettings.stream, .unit("s")),
    ]

    private static let guards: [ForeignRow] = [
        ForeignRow("DEBUG", ForeignSettings.debugs), ForeignRow("SERVER_DEBUG", ForeignSettings.debugs),
        ForeignRow("LOG_LEVEL", LoggingSettings.level), ForeignRow("LITELLM_LOG", LoggingSettings.level),
        ForeignRow("LOG_FORMAT", LoggingSettings.format),
        ForeignRow("JSON_LOGS", LoggingSettings.format, .words("json", "text")),
        ForeignRow("MASK_API_KEYS", LoggingSettings.mask),
        ForeignRow("LOG_REQUEST_BODY", LoggingSettings.bodies), ForeignRow("LOG_RESPONSE_BODY", LoggingSettings.bodies),
        ForeignRow("STORE_PROMPTS_IN_SPEND_LOGS", LoggingSettings.bodies),
        ForeignRow("ENABLE_REQUEST_LOGGING", ForeignSettings.logsRequests),
        ForeignRow("AUDIT_LOGGING_ENABLED", AuditSettings.isEnabled),
        ForeignRow("PII_PROTECTION_ENABLED", GuardSettings.personalData, .words("redact", "off")),
        ForeignRow("FEATURES_REDACT_PII", GuardSettings.personalData, .words("redact", "off")),
        ForeignRow("ENABLE_PII_DETECTION", GuardSettings.personalData, .words("redact", "off")),
        ForeignRow("POLICY_ENABLE_JAILBREAK_DETECTION", GuardSettings.promptAction, .words("block", "off")),
        ForeignRow("ENABLE_METRICS", MetricsSettings.isEnabled),
        ForeignRow("PROMETHEUS_ENABLED", MetricsSettings.isEnabled),
    ]

    private static let stores: [ForeignRow] = [
        ForeignRow("DATABASE_URL", StoreSettings.address), ForeignRow("DB_URL", StoreSettings.address),
        ForeignRow("POSTGRES_PASSWORD", ForeignSettings.password),
        ForeignRow("MYSQL_PASSWORD", ForeignSettings.password),
        ForeignRow("MYSQL_ROOT_PASSWORD", ForeignSettings.password),
        ForeignRow("UI_PASSWORD", ForeignSettings.password),
        ForeignRow("REDIS_URL", ForeignSettings.cache, .redis),
        ForeignRow("CACHE_REDIS_URL", ForeignSettings.cache, .redis),
        ForeignRow("REDIS_ADDR", ForeignSettings.cache, .redis),
        ForeignRow("RATE_LIMIT_STORAGE", ForeignSettings.cache, .redis),
        ForeignRow("REDIS_PASSWORD", ForeignSettings.cachePassword),
    ]
}
