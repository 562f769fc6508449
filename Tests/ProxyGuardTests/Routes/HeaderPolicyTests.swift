import ProxyRoutes
import Testing

@Suite struct HeaderPolicyTests {
    @Test("what goes on, of each dialect and no more")
    func requests() {
        let names = [
            "accept", "content-type", "openai-beta", "anthropic-version", "anthropic-beta", "x-goog-api-client",
            "idempotency-key", "user-agent", "x-stainless-lang", "accept-encoding",
        ]
        #expect(
            names.filter { HeaderPolicy.passes(request: $0, to: .openai) } == ["accept", "content-type", "openai-beta"])
        #expect(
            names.filter { HeaderPolicy.passes(request: $0, to: .anthropic) }
                == ["accept", "content-type", "anthropic-version", "anthropic-beta"])
        #expect(names.filter { HeaderPolicy.passes(request: $0, to: .gemini) } == ["accept", "content-type"])
    }

    // ATK-02, ATK-37, ATK-53, ATK-54
    @Test(arguments: [
        "authorization", "proxy-authorization", "x-api-key", "api-key", "x-goog-api-key", "cookie", "host", "origin",
        "referer", "openai-organization", "openai-project", "forwarded", "x-forwarded-for", "x-forwarded-host",
        "x-forwarded-proto", "x-real-ip", "cf-connecting-ip", "true-client-ip", "via", "x-original-url",
        "x-rewrite-url",
        "x-portkey-custom-host", "x-upstream-base-url", "x-http-method-override", "connection", "keep-alive",
        "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "content-length", "content-encoding",
        "expect", "x-pg-cache-key", "x-body-hash", "x-cache-key", "x-request-id", "x-goog-user-project", "x-proxy-id",
        "anthropic-dangerous-direct-browser-access", "set-cookie", "server", "content_type", "Content-Type", "",
        "range",
        "traceparent", "baggage", "x-admin-origin", "http2-settings", "priority", "x-amz-security-token",
    ])
    func neverSent(name: String) {
        for dialect in Dialect.allCases { #expect(!HeaderPolicy.passes(request: name, to: dialect)) }
    }

    // ATK-55
    @Test(arguments: [
        "set-cookie", "server", "openai-organization", "openai-project", "anthropic-organization-id", "cf-ray", "via",
        "x-ratelimit-limit-requests", "x-ratelimit-remaining-tokens", "anthropic-ratelimit-requests-limit", "location",
        "connection", "keep-alive", "transfer-encoding", "content-length", "content-encoding", "upgrade", "trailer",
        "alt-svc", "strict-transport-security", "access-control-allow-origin", "access-control-allow-credentials",
        "www-authenticate", "proxy-authenticate", "x-powered-by", "x-pg-x", "authorization", "link", "refresh",
        "content-disposition", "cache-control", "etag", "x-upstream-request-id", "Content-Type", "",
    ])
    func neverReturned(name: String) { #expect(HeaderPolicy.passes(response: name) == nil) }

    @Test(arguments: [
        ("content-type", "content-type"), ("x-request-id", "x-upstream-request-id"),
        ("request-id", "x-upstream-request-id"), ("retry-after", "retry-after"), ("retry-after-ms", "retry-after-ms"),
        ("openai-processing-ms", "openai-processing-ms"), ("openai-version", "openai-version"),
        ("x-should-retry", "x-should-retry"),
    ])
    func returned(name: String, expected: String) { #expect(HeaderPolicy.passes(response: name) == expected) }

    // ATK-55, ATK-68
    @Test(arguments: [
        ("application/json; charset=utf-8", true), ("", true), ("a\r\nb", false), ("a\nb", false), ("a\tb", false),
        (" a", false), ("a ", false), ("\u{E9}", false), ("a\0", false), ("\u{7F}", false),
    ])
    func values(value: String, expected: Bool) { #expect(HeaderPolicy.isPlain(value) == expected) }

    @Test func length() {
        let longest = String(repeating: "a", count: HeaderPolicy.greatestLength)
        #expect(HeaderPolicy.isPlain(longest))
        #expect(!HeaderPolicy.isPlain(longest + "a"))
    }
}
