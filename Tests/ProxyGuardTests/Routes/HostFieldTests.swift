import Testing

@testable import ProxyRoutes

@Suite struct HostFieldTests {
    @Test(arguments: [
        "localhost", "proxy.example", "PROXY.Example:8443", "a_b", "127.0.0.1:80", "xn--hst-sna.example", "example.",
        "[::1]", "[::1]:8443", "[2001:db8::1]", "[::]", "[1:2:3:4:5:6:7:8]", "[::ffff:127.0.0.1]", "[1::8]:1",
        "a:65535",
    ])
    func valid(host: String) { #expect(HostField.isValid(host)) }

    @Test(arguments: [
        "", ":80", "example..", "..", "a:b", "a:", "[::1]]", "[g::1]", "[1::2::3]", "[1:2:3:4:5:6:7]", "[1.2.3.4]",
        "[1:2:3:4:5:6:7::8]", "[::1.2.3.04]", "[:1]", "[1:]", "[1.2.3.4::]",
    ])
    func invalid(host: String) { #expect(!HostField.isValid(host)) }

    @Test func lengths() {
        let label = String(repeating: "a", count: 63)
        #expect(HostField.isValid(label))
        #expect(!HostField.isValid(label + "a"))
        #expect(!HostField.isValid(Array(repeating: label, count: 5).joined(separator: ".")))
    }
}
