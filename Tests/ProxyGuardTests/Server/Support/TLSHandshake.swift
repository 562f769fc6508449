import NIOCore
import NIOEmbedded
import NIOSSL
import NIOTLS

/// A handshake of two contexts without a network.
enum TLSHandshake {
    /// Remembers what happens on one side.
    private final class Witness: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        var isDone = false
        var failure: String?

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case TLSUserEvent.handshakeCompleted? = event as? TLSUserEvent { isDone = true }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { failure = failure ?? "\(error)" }
    }

    /// A client that asks for no particular certificate.
    static func client(change: (inout TLSConfiguration) -> Void = { _ in }) throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .none  // secscan:allow[tls/swift-verification] a client of tests
        change(&configuration)
        return try NIOSSLContext(configuration: configuration)
    }

    /// "done", or what the client says went wrong.
    static func result(client: NIOSSLContext, server: NIOSSLContext) throws -> String {
        let witness = Witness()
        let (near, far) = (EmbeddedChannel(), EmbeddedChannel())
        try near.pipeline.syncOperations.addHandler(NIOSSLClientHandler(context: client, serverHostname: "localhost"))
        try near.pipeline.syncOperations.addHandler(witness)
        try far.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: server))
        far.connect(to: try SocketAddress(unixDomainSocketPath: "/far"), promise: nil)
        near.connect(to: try SocketAddress(unixDomainSocketPath: "/near"), promise: nil)
        var isMoving = true
        while isMoving {
            isMoving = false
            while let bytes = try near.readOutbound(as: ByteBuffer.self) {
                isMoving = true
                _ = try? far.writeInbound(bytes)
            }
            while let bytes = try far.readOutbound(as: ByteBuffer.self) {
                isMoving = true
                _ = try? near.writeInbound(bytes)
            }
        }
        // Not closed: that would wait for the other side, in a time that does not pass here.
        return witness.isDone ? "done" : witness.failure ?? "closed"
    }
}
