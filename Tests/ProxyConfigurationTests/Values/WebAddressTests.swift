import ProxyConfiguration
import Rules
import Testing

@Suite struct WebAddressTests {
    @Test func parts() throws {
        let address = try #require(WebAddress("HTTPS://user:p%40ss@Api.Example.com:8443/v1/x?a=b#c"))
        #expect(address.scheme == "https" && address.host == "api.example.com" && address.port == 8443)
        #expect(address.path == "/v1/x" && address.query == "a=b" && address.hasUser)
        #expect(address.passwordSecret?.revealed == Array("p%40ss".utf8))
    }

    @Test func hosts() {
        #expect(WebAddress("http://[::1]:80")?.isLoopback == true && WebAddress("http://localhost")?.isLoopback == true)
        #expect(WebAddress("http://127.0.0.1.example.com")?.isLoopback == false)
        #expect(WebAddress("http://a@localhost.example.com")?.isLoopback == false)
    }

    /// Nil where the text is no address.
    @Test(
        arguments: [
            ("https://a.example.com/v1", false), ("https://a.example.com", false), ("https://a.example.com/?x=1", true),
            ("https://a.example.com?", true), ("https://a.example.com/#", true), ("https://[::1]:80/#x", true),
            // Behind the question mark no password goes on, so that what stands in front of it is a port that is none.
            ("https://a:b?c@a.example.com/", nil), ("https://0x7f.example.com/", false), ("https://a.0xg/", false),
        ] as [(String, Bool?)])
    func queriesAndFragments(text: String, expected: Bool?) {
        #expect(WebAddress(text)?.hasQueryOrFragment == expected)
    }

    @Test(
        arguments: [
            ("postgresql://app:5/abQ9x@db.internal/x", "db.internal", "5/abQ9x", "postgresql://***@db.internal/x"),
            ("redis://:a@b/c@d:1", "d", "a@b/c", "redis://***@d:1"), ("rediss://:@c2", "c2", nil, "rediss://***@c2"),
            ("https://a.example.com/@x", "a.example.com", nil, "https://a.example.com/@x"),
            ("http://[::1]:80/@x", "::1", nil, "http://[::1]:80/@x"),
            ("https://a.example.com/?x:@y", "a.example.com", nil, "https://a.example.com/"),
        ] as [(String, String, String?, String)])
    func passwords(text: String, host: String, password: String?, shown: String) {
        let address = WebAddress(text)
        #expect(address?.host == host && address?.written == "\"\(shown)\"")
        #expect(address?.passwordSecret?.revealed == password.map { Array($0.utf8) })
    }

    @Test(arguments: [
        ("https://u:p9@a.example.com", true), ("https://token9@a.example.com", true), ("https://a.example.com", false),
        ("postgres://app@db", false), ("https://@a.example.com", false),
        ("https://:@a.example.com", false), ("postgres://app:${env:PASSWORD}@db", false),
    ])
    func aLoginIsToldWhereReferencesBelong(text: String, expected: Bool) {
        #expect(read(text, as: WebAddress.self).mismatches.contains { $0.code == .literalSecret } == expected)
        #expect(read(text, untyped: true, as: WebAddress.self).mismatches == [])
    }

    @Test(arguments: [
        "example.com", "http://0", "http://1.2.3", "http://127.0.0.256:80", "http://010.0.0.1", "://a", "https://",
        "https:// a", "https://a:99999", "https://[x]", "1s://a", "https://a\\b",
        "https://é", "https://0x7f.1", "http://a.0xA", "http://1.2.3.0x4", "http://127.1", "http://2130706433",
        "http://0177.0.0.1",
        "http://a.1", "http://127.0.0.1.", "http://.", "http://0x", "http://[fe80::1%25lo]", "http://[fe80::1%lo]",
    ])
    func none(text: String) { #expect(WebAddress(text) == nil) }

    @Test func nothingSecretIsWritten() {
        let address = WebAddress(
            "https://u:secret@hooks.example.com/services/" + String(repeating: "k9Q", count: 9) + "?token=zzz")
        #expect(address?.written == "\"https://***@hooks.example.com/services/***\"")
    }
}
