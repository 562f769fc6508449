import NIOCore
import NIOEmbedded
import ProxyConfiguration
import ProxyLimits
import Testing

@testable import ProxyManagement

@Suite("Room for callers")
struct CallerRoomTests {
    private func connect(_ counter: ConnectionCounter, from address: String) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: CallerRoom(counter) { $0 != IPAddress("192.0.2.9") })
        let peer = try SocketAddress(ipAddress: address, port: 1)
        channel.remoteAddress = peer
        try channel.connect(to: peer).wait()
        return channel
    }

    @Test("an address has some connections, all together have some, and who is not counted always one")
    func limits() throws {
        let counter = ConnectionCounter(limit: 3, limitPerAddress: 2)
        let channels = try ["192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.9"].map {
            try connect(counter, from: $0)
        }
        defer { for channel in channels { _ = try? channel.finish(acceptAlreadyClosed: true) } }
        #expect(channels.map(\.isActive) == [true, true, false, true, false, true])
        #expect(counter.count == 3)
        try channels[0].close().wait()
        channels[0].embeddedEventLoop.run()
        #expect(counter.count == 2)
        let last = try connect(counter, from: "192.0.2.3")
        defer { _ = try? last.finish(acceptAlreadyClosed: true) }
        #expect(last.isActive)
    }
}
