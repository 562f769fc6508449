import ProxyConfiguration
import Testing

@Suite struct NetworkTests {
    @Test(arguments: [
        "10.0.0.5/24", "10.0.0.0/33", "10.0.0/8", "::/129", "x", "10.0.0.0/", "10.0.0.0/+8", "2001:db8::1/64",
    ])
    func refused(text: String) { #expect(read(text, as: Network.self).value == nil) }

    @Test(arguments: [
        ("10.0.0.0/8", true, false), ("10.1.0.0/16", false, false), ("0.0.0.0/0", true, true), ("::/0", true, true),
        ("2001:db8::/32", true, false), ("2001:db8:1::/48", false, false), ("127.0.0.0/8", false, false),
        ("10.1.2.3", false, false),
    ])
    func width(text: String, isWide: Bool, isEverything: Bool) throws {
        let network = try #require(read(text, as: Network.self).value)
        #expect(network.isWide == isWide && network.isEverything == isEverything)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.1.2.3", "10.1.2.3", true),
        ("10.1.2.3", "10.1.2.4", false), ("172.16.0.0/12", "172.31.255.255", true),
        ("172.16.0.0/12", "172.32.0.0", false), ("0.0.0.0/0", "8.8.8.8", true), ("0.0.0.0/0", "::1", false),
        ("10.0.0.0/8", "::ffff:10.1.1.1", true), ("2001:db8::/33", "2001:db8:7fff::1", true),
        ("2001:db8::/33", "2001:db8:8000::1", false), ("::/0", "10.0.0.1", false),
    ])
    func contains(text: String, address: String, expected: Bool) throws {
        let network = try #require(read(text, as: Network.self).value)
        #expect(network.contains(try #require(IPAddress(address))) == expected)
    }
}
