import Testing

@testable import Checks

@Suite struct KnownReadersTests {
    @Test(arguments: [
        "POSTGRES_PASSWORD", "mysql_root_password", "HTTPS_PROXY", "OTEL_EXPORTER_OTLP_TIMEOUT",
        "AWS_SECRET_ACCESS_KEY",
        "NODE_TLS_REJECT_UNAUTHORIZED", "SPRING_DATASOURCE_PASSWORD", "AUTH_SECRET",
    ])
    func known(name: String) {
        #expect(KnownReaders.read(name))
    }

    @Test(arguments: [
        "ENABLE_TLS", "RATE_LIMIT", "AUTH_ENABLED", "MANAGEMENT_TOKEN", "JWT_SECRET", "GOVERNANCE_TOKEN", "",
    ])
    func unknown(name: String) {
        #expect(!KnownReaders.read(name))
    }

    @Test(arguments: [
        ("MAILCAT_API_KEY", "mailcat" as String?), ("ENABLE_TLS", nil), ("RATE_LIMIT", nil), ("JWT_SECRET", nil),
        ("PEAR", nil),
        ("ACME_X", "acme"), ("AB_X", nil),
    ])
    func providers(name: String, expected: String?) {
        #expect(KnownReaders.provider(of: name) == expected)
    }

    @Test func laravel() {
        #expect(KnownReaders.read("SESSION_SECURE_COOKIE", usesLaravel: true))
        #expect(!KnownReaders.read("SESSION_SECURE_COOKIE") && !KnownReaders.read("ENABLE_TLS", usesLaravel: true))
    }

    @Test func spring() {
        #expect(KnownReaders.read("SERVER_SSL_ENABLED", usesSpring: true))
        #expect(!KnownReaders.read("SERVER_SSL_ENABLED"))
    }
}
