import Rules
import Testing

@testable import Checks

@Suite("WebAddress")
struct WebAddressTests {
    @Test(
        "scheme and host",
        arguments: [
            ("http://example.com/a", "http", "example.com"), ("HTTPS://u:p@Example.com:8080?a", "https", "example.com"),
            ("ftp://[::1]:21/a", "ftp", "::1"), ("git+ssh://example.com", "git+ssh", "example.com"),
            ("http://", "http", ""),
        ])
    func parts(text: String, scheme: String, host: String) {
        let address = WebAddress(text)
        #expect(address?.scheme == scheme)
        #expect(address?.host == host)
    }

    @Test("no address", arguments: ["", "a", "a:b", "git@example.com:a", "/a://b", "://a"])
    func none(text: String) {
        #expect(WebAddress(text) == nil)
    }

    @Test(
        "addresses that stay near",
        arguments: ["localhost", "127.0.0.2", "[::1]", "169.254.169.254", "db", "a.svc", "host.docker.internal"])
    func local(host: String) throws {
        #expect(try #require(WebAddress("http://\(host):80/")).isLocal)
    }

    @Test("addresses that do not", arguments: ["example.com", "10.0.0.1", "${HOST}", "localhost.example.com"])
    func remote(host: String) throws {
        #expect(try !#require(WebAddress("http://\(host)/")).isLocal)
    }
}
