import NIOCore
import ProxyConfiguration
import Testing

@testable import ProxyManagement

@Suite("Call")
struct CallTests {
    @Test("the peer is what the socket says", arguments: ["127.0.0.1", "::1", "2001:db8::1"])
    func peer(text: String) throws {
        let address = try SocketAddress(ipAddress: text, port: 5)
        #expect(Call.peer(address) == .address(try #require(IPAddress(text)), text))
    }

    @Test("a socket of the file system has no address, and none is unknown")
    func others() throws {
        #expect(Call.peer(try SocketAddress(unixDomainSocketPath: "/a")) == .socket)
        #expect(Call.peer(nil) == .unknown)
        #expect(Call(peer: .unknown).id != Call(peer: .unknown).id)
    }
}
