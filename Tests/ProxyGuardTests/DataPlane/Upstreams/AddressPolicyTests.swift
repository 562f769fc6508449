import NIOCore
import ProxyConfiguration
import Testing

@testable import ProxyDataPlane

@Suite("Address policy")
struct AddressPolicyTests {
    private static let loopback = ["127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1", "::ffff:7f00:1"]
    private static let isPrivate = [
        "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "fd00::1", "fc00::1",
        "::ffff:10.0.0.1", "::ffff:192.168.1.1",
    ]
    private static let linkLocal = [
        "169.254.169.254", "169.254.0.1", "fe80::1", "febf::1", "::ffff:169.254.169.254", "fd00:ec2::254",
        "168.63.129.16", "100.100.100.200", "192.0.0.192", "fd20:ce::254", "fd00:ec2::23", "fd00:c1::a9fe:a9fe",
    ]
    /// ATK-05: no single machine, kept for other uses, or an address of version 4 in another coat.
    private static let reserved = [
        "0.0.0.0", "0.1.2.3", "::", "100.64.0.1", "100.127.255.255", "192.0.0.1", "192.0.2.1", "198.18.0.1",
        "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1",
        "255.255.255.255", "ff02::1", "ff0e::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1",
        "2002:7f00:1::", "2002:a00:1::", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "100::1",
        "::127.0.0.1", "::a00:1", "::ffff:0.0.0.0", "::ffff:224.0.0.1", "::ffff:100.64.0.1",
    ]
    private static let isPublic = [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.255.255.255",
        "128.0.0.1", "169.253.1.1", "169.255.1.1", "172.15.255.255", "172.32.0.1", "192.0.1.1", "192.167.1.1",
        "192.169.1.1", "198.17.1.1", "198.20.1.1", "198.51.99.1", "203.0.112.1", "223.255.255.255",
        "2606:4700:4700::1111", "2a00:1450:4001::1", "2001:4860:4860::8888", "::ffff:1.1.1.1",
    ]

    private func admits(_ policy: AddressPolicy, _ text: String) throws -> Bool {
        policy.admits(try #require(IPAddress(text)))
    }

    @Test("addresses of the Internet", arguments: isPublic)
    func ofTheInternet(text: String) throws {
        #expect(try admits(.publicOnly, text))
        #expect(try admits(.privateToo, text))
        #expect(try !admits(.loopbackOnly, text))
    }

    @Test("addresses of private networks", arguments: isPrivate)
    func ofPrivateNetworks(text: String) throws {
        #expect(try !admits(.publicOnly, text))
        #expect(try admits(.privateToo, text))
        #expect(try !admits(.loopbackOnly, text))
    }

    @Test("this machine", arguments: loopback)
    func ofThisMachine(text: String) throws {
        #expect(try !admits(.publicOnly, text))
        #expect(try !admits(.privateToo, text))
        #expect(try admits(.loopbackOnly, text))
    }

    @Test("where clouds hand out credentials, and what nobody has: never", arguments: linkLocal + reserved)
    func never(text: String) throws {
        #expect(try !admits(.publicOnly, text))
        #expect(try !admits(.privateToo, text))
        #expect(try !admits(.loopbackOnly, text))
    }

    /// The check before the start asks `UpstreamReach`; each connection asks the policy that follows from it.
    @Test(
        "the start and the connection agree about every address",
        arguments: loopback + isPrivate + linkLocal + reserved + isPublic)
    func agreement(text: String) throws {
        let address = try #require(IPAddress(text))
        let policy = AddressPolicy(host: text)
        guard case .nobody(let refusal) = UpstreamReach(host: text) else {
            #expect(policy?.admits(address) == true)
            return
        }
        #expect(policy == nil)
        if case .mapped = refusal { return }
        for policy in [AddressPolicy.publicOnly, .privateToo, .loopbackOnly] { #expect(!policy.admits(address)) }
    }

    @Test("what a name may stand for")
    func names() {
        #expect(AddressPolicy(host: "api.openai.com") == .publicOnly && AddressPolicy(host: "1.1.1.1") == .publicOnly)
        #expect(AddressPolicy(host: "localhost") == .loopbackOnly && AddressPolicy(host: "10.0.0.1") == .privateToo)
        #expect(AddressPolicy(host: "metadata.google.internal") == nil)
    }

    @Test("the address of a socket counts, not what it is called")
    func sockets() throws {
        #expect(AddressPolicy.loopbackOnly.admits(try SocketAddress(ipAddress: "127.0.0.1", port: 1)))
        #expect(!AddressPolicy.publicOnly.admits(try SocketAddress(ipAddress: "::ffff:127.0.0.1", port: 1)))
        #expect(AddressPolicy.publicOnly.admits(try SocketAddress(ipAddress: "1.1.1.1", port: 1)))
        #expect(!AddressPolicy.loopbackOnly.admits(try SocketAddress(unixDomainSocketPath: "/tmp/a")))
    }
}
