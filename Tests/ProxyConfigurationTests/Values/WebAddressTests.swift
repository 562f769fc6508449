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

    @Test(arguments: [
        "example.com", "://a", "https://", "https:// a", "https://a:99999", "https://[x]", "1s://a", "https://a\\b",
        "https://é",
    ])
    func none(text: String) { #expect(WebAddress(text) == nil) }

    @Test func nothingSecretIsWritten() {
        let address = WebAddress(
            "https://u:secret@hooks.example.com/services/" + String(repeating: "k9Q", count: 9) + "?token=zzz")
        #expect(address?.written == "\"https://***@hooks.example.com/services/***\"")
    }
}
