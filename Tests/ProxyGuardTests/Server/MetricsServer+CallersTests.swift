import HummingbirdCore
import NIOCore
import NIOEmbedded
import Testing

@testable import ProxyServer

@Suite struct MetricsServerCallersTests {
    @Test func oneAddressLeavesRoomForOthers() throws {
        let configuration = MetricsServer.channels()
        let connect = { (address: String) throws -> EmbeddedChannel in
            let channel = EmbeddedChannel()
            try channel.pipeline.syncOperations.addHandlers(configuration.additionalChannelHandlers())
            let peer = try SocketAddress(ipAddress: address, port: 1)
            channel.remoteAddress = peer
            try channel.connect(to: peer).wait()
            return channel
        }
        let many = try (0..<20).map { _ in try connect("192.0.2.1") }
        let other = try connect("192.0.2.2")
        defer { for channel in many + [other] { _ = try? channel.finish(acceptAlreadyClosed: true) } }
        #expect(many.count { $0.isActive } == 16)
        #expect(other.isActive)
        many[0].embeddedEventLoop.advanceTime(by: .seconds(5))
        #expect(!many[0].isActive)
    }
}
