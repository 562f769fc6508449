import Testing

@testable import Checks

@Suite struct SecuritySettingTests {
    @Test(arguments: [
        "ENABLE_TLS", "CORS_ORIGINS", "RATE_LIMIT", "RATE_LIMIT_ENABLED", "AUTH_ENABLED", "ENCRYPTION_KEY",
        "MASK_API_KEYS",
        "JWT_SECRET", "ADMIN_TOKEN", "AUDIT_LOG", "REQUEST_TIMEOUT", "MAX_REQUEST_SIZE", "DEFAULT_TOKEN_LIFETIME",
        "SESSION_TTL", "ALLOWED_HOSTS", "REQUIRE_HTTPS", "PII_PROTECTION_ENABLED", "MAX_CONCURRENT_REQUESTS",
        "ENABLE_CSRF_PROTECTION", "rateLimit",
    ])
    func security(name: String) {
        #expect(SecuritySetting.isSecurity(name))
    }

    @Test(arguments: [
        "PORT", "LOG_LEVEL", "WORKERS", "MAX_TOKENS_DEFAULT", "TOKENIZERS", "DEFAULT_MODEL", "DB_HOST", "KEYBOARD",
        "AUTHOR",
        "CACHE_TTL", "LIMIT", "",
    ])
    func other(name: String) {
        #expect(!SecuritySetting.isSecurity(name))
    }
}
