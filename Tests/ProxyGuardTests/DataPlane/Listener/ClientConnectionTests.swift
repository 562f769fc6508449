import NIOCore
import NIOEmbedded
import ProxyConfiguration
import ProxyLimits
import Testing

@testable import ProxyDataPlane

@Suite("Client connection")
struct ClientConnectionTests {
    private func connection(_ peer: String?, _ counter: ConnectionCounter) -> ClientConnection {
        ClientConnection(
            address: ClientAddress(peer: peer.flatMap { IPAddress($0) }, isSecure: false), counter: counter)
    }

    @Test("connections are counted by address and together, until they are closed, once")
    func counting() {
        let counter = ConnectionCounter(limit: 3, limitPerAddress: 2)
        let (one, two, three) = (
            connection("192.0.2.1", counter), connection("192.0.2.1", counter), connection("192.0.2.1", counter)
        )
        #expect(one.open() && two.open())
        #expect(!three.open())
        // It was never counted.
        three.closed()
        #expect(counter.count == 2)
        let other = connection("192.0.2.2", counter)
        #expect(other.open())
        #expect(!connection("192.0.2.3", counter).open())
        one.closed()
        one.closed()
        #expect(counter.count == 2)
        #expect(three.open())
    }

    @Test("a socket in the file system is not counted")
    func socket() {
        let counter = ConnectionCounter(limit: 1, limitPerAddress: 1)
        for _ in 0..<5 { #expect(connection(nil, counter).open()) }
        #expect(counter.count == 0)
    }

    @Test("the end of the channel counts it down")
    func handler() throws {
        let counter = ConnectionCounter(limit: 1, limitPerAddress: 1)
        let connection = connection("192.0.2.1", counter)
        #expect(connection.open())
        let channel = EmbeddedChannel(handler: ConnectionHandler(connection, Harness.Recorder(outcomes: Journal())))
        try channel.connect(to: try SocketAddress(ipAddress: "192.0.2.1", port: 1)).wait()
        #expect(counter.count == 1)
        _ = try channel.finish()
        #expect(counter.count == 0)
    }

    @Test("a connection that carries nothing for long ends, one with a request stays")
    func idle() throws {
        let connection = connection("192.0.2.1", ConnectionCounter(limit: 1, limitPerAddress: 1))
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandler(IdleConnectionHandler(connection))
        try channel.connect(to: try SocketAddress(ipAddress: "192.0.2.1", port: 1)).wait()
        connection.requestBegan()
        channel.pipeline.fireUserInboundEventTriggered(IdleStateHandler.IdleStateEvent.all)
        #expect(channel.isActive)
        connection.requestEnded()
        channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        #expect(channel.isActive)
        channel.pipeline.fireUserInboundEventTriggered(IdleStateHandler.IdleStateEvent.all)
        #expect(!channel.isActive)
    }
}
