import NIOCore
import ProxyConfiguration
import Testing

@testable import ProxyDataPlane

@Suite("Socket address")
struct SocketAddressIPTests {
    @Test("the address without its port, of version 4 where it is one; none of a socket in the file system")
    func ip() throws {
        #expect(try SocketAddress(unixDomainSocketPath: "/tmp/a").ip == nil)
        #expect(try SocketAddress(ipAddress: "::ffff:10.0.0.1", port: 1).ip == IPAddress("10.0.0.1"))
        #expect(try SocketAddress(ipAddress: "2001:db8::1", port: 1).ip == IPAddress("2001:db8::1"))
    }
}
