import NIOCore
import NIOEmbedded
import ProxyLimits
import Testing

@testable import ProxyManagement

@Suite("Handlers of callers")
struct CallerHandlersTests {
    @Test("of an address with too many connections one more is ended, and of one that says nothing the first")
    func both() throws {
        let counter = ConnectionCounter(limit: 1, limitPerAddress: 1)
        let channels = try (0..<2).map { _ in
            let channel = EmbeddedChannel()
            try channel.pipeline.syncOperations.addHandlers(CallerHandlers.make(counter))
            let peer = try SocketAddress(ipAddress: "192.0.2.1", port: 1)
            channel.remoteAddress = peer
            try channel.connect(to: peer).wait()
            return channel
        }
        defer { for channel in channels { _ = try? channel.finish(acceptAlreadyClosed: true) } }
        #expect(channels.map(\.isActive) == [true, false])
        channels[0].embeddedEventLoop.advanceTime(by: .seconds(5))
        channels[0].embeddedEventLoop.run()
        #expect(!channels[0].isActive && counter.count == 0)
    }
}
