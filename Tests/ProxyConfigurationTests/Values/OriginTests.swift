import ProxyConfiguration
import Testing

@Suite struct OriginTests {
    @Test func kinds() {
        #expect(read("*", as: Origin.self).value == .any)
        #expect(read("null", as: Origin.self).value == .null)
        #expect(
            read("https://a.example.com:8443", as: Origin.self).value
                == .exact(scheme: "https", host: "a.example.com", port: 8443))
        #expect(read("https://*.example.com", as: Origin.self).value?.isPattern == true)
    }

    @Test(arguments: [
        "https://a.example.com/", "https://a.example.com/x", "a.example.com", "https://A.example.com", "", "https://",
        "https://a.example.com:443", "http://a.example.com:80", "https://a.example.com?x", "https://a.example.com#f",
        "https://u@a.example.com",
    ])
    func refused(text: String) { #expect(read(text, as: Origin.self).value == nil) }

    @Test(arguments: [
        ("*", true), ("https://*", true), ("*://*", true), ("https://*.example.com", false), ("null", false),
    ])
    func any(text: String, expected: Bool) { #expect(read(text, as: Origin.self).value?.isAny == expected) }
}
