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
}
