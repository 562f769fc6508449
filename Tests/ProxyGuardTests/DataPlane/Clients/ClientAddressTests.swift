import ProxyConfiguration
import Testing

@testable import ProxyDataPlane

@Suite("Client address")
struct ClientAddressTests {
    private let trusted = ["10.0.0.0/8", "2001:db8:1::/48"].compactMap { Network($0) }

    private func client(_ peer: String, _ forwarded: [String], proto: [String] = []) -> ClientAddress {
        ClientAddress(peer: IPAddress(peer), isSecure: false)
            .behind(trusted, forwardedFor: forwarded, forwardedProto: proto)
    }

    /// ATK-22
    @Test(
        "what an untrusted peer writes changes nothing",
        arguments: [
            ["127.0.0.1"], ["10.0.0.1"], ["10.0.0.1, 127.0.0.1"], ["127.0.0.1", "10.0.0.2"], ["::1"], [""], ["unknown"],
        ])
    func untrusted(forwarded: [String]) {
        let address = client("198.51.100.7", forwarded, proto: ["https"])
        #expect(address.client == IPAddress("198.51.100.7"))
        #expect(address.peer == address.client)
        #expect(!address.isSecure)
    }

    @Test(
        "behind a trusted proxy the last hop counts that is none itself",
        arguments: [
            (["203.0.113.9"], "203.0.113.9"),
            // What stands in front the client wrote.
            (["127.0.0.1, 203.0.113.9"], "203.0.113.9"), (["127.0.0.1", "203.0.113.9"], "203.0.113.9"),
            (["203.0.113.9, 10.1.1.1, 10.2.2.2"], "203.0.113.9"), (["1.2.3.4,203.0.113.9 , 10.2.2.2"], "203.0.113.9"),
            (["203.0.113.9:4711"], "203.0.113.9"), (["\t203.0.113.9\t"], "203.0.113.9"),
            (["[2001:db8:9::1]:443"], "2001:db8:9::1"), (["2001:db8:9::1"], "2001:db8:9::1"),
            (["2001:db8:9::1, 2001:db8:1::5"], "2001:db8:9::1"), (["::ffff:203.0.113.9"], "203.0.113.9"),
            // Every hop is trusted: the first of them.
            (["10.3.3.3, 10.2.2.2"], "10.3.3.3"),
            // What is no address ends the chain.
            (["203.0.113.9, unknown"], "10.0.0.1"), (["203.0.113.9, unknown, 10.2.2.2"], "10.2.2.2"),
            ([""], "10.0.0.1"),
            ([], "10.0.0.1"), (["203.0.113.9, evil\u{0}"], "10.0.0.1"), (["300.1.1.1"], "10.0.0.1"),
            (["0x7f.0.0.1"], "10.0.0.1"), (["2130706433"], "10.0.0.1"),
        ])
    func trustedProxy(forwarded: [String], expected: String) {
        let address = client("10.0.0.1", forwarded)
        #expect(address.client == IPAddress(expected))
        #expect(address.peer == IPAddress("10.0.0.1"))
    }

    /// U+0600 makes one character with whatever follows it, a comma too.
    @Test(
        "whatever a client writes, the hop counts that the trusted proxy adds",
        arguments: [
            "\u{600}", "[192.0.2.6]\u{600}", "[192.0.2.6]:1\u{600}", "192.0.2.6:1\u{600}", "\u{301}", "\u{1F1E9}",
        ])
    func joined(written: String) {
        #expect(client("10.0.0.1", ["\(written), 203.0.113.9"]).client == IPAddress("203.0.113.9"))
        #expect(client("10.0.0.1", ["\(written),203.0.113.9"]).client == IPAddress("203.0.113.9"))
    }

    @Test(
        "an address with something else behind it is none",
        arguments: ["[192.0.2.6]x", "[192.0.2.6]:x", "[192.0.2.6", "192.0.2.6:x", "192.0.2.6 x"])
    func tail(hop: String) {
        #expect(client("10.0.0.1", [hop]).client == IPAddress("10.0.0.1"))
    }

    @Test("a trusted proxy alone says whether the client spoke TLS, once and exactly")
    func secure() {
        #expect(client("10.0.0.1", [], proto: ["https"]).isSecure)
        #expect(client("10.0.0.1", [], proto: ["HTTPS"]).isSecure)
        #expect(!client("10.0.0.1", [], proto: ["http"]).isSecure)
        #expect(!client("10.0.0.1", [], proto: ["https", "http"]).isSecure)
        #expect(!client("10.0.0.1", [], proto: ["https, http"]).isSecure)
        let own = ClientAddress(peer: IPAddress("10.0.0.1"), isSecure: true)
        #expect(own.behind(trusted, forwardedFor: [], forwardedProto: ["http"]).isSecure)
    }

    @Test("a socket in the file system has no address, whatever it says")
    func socket() {
        let address = ClientAddress(peer: nil, isSecure: false)
            .behind(trusted, forwardedFor: ["203.0.113.9"], forwardedProto: [])
        #expect(address.client == nil)
    }
}
