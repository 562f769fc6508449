import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A client that writes bytes as they are and reads what comes, so that tests see and say everything.
final class RawClient: Sendable {
    private struct State {
        var bytes: [UInt8] = []
        var isClosed = false
        var waiters: [Signal] = []
    }

    private final class Inbox: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        let state = Mutex(State())

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let buffer = Self.unwrapInboundIn(data)
            change { $0.bytes += buffer.readableBytesView }
        }

        func channelInactive(context: ChannelHandlerContext) { change { $0.isClosed = true } }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

        private func change(_ body: (inout State) -> Void) {
            let waiters = state.withLock { state in
                body(&state)
                defer { state.waiters = [] }
                return state.waiters
            }
            for waiter in waiters { waiter.fire() }
        }
    }

    let channel: any Channel
    private let inbox: Inbox

    private init(_ channel: any Channel, _ inbox: Inbox) {
        self.channel = channel
        self.inbox = inbox
    }

    /// - Parameter tls: with it, TLS is spoken.
    static func connect(
        to port: Int, group: any EventLoopGroup, tls: NIOSSLContext? = nil, from address: String? = nil
    ) async throws -> RawClient {
        let inbox = Inbox()
        var bootstrap = ClientBootstrap(group: group)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        try channel.pipeline.syncOperations.addHandler(
                            try NIOSSLClientHandler(context: tls, serverHostname: "localhost"))
                    }
                    try channel.pipeline.syncOperations.addHandler(inbox)
                }
            }
        if let address { bootstrap = bootstrap.bind(to: try SocketAddress(ipAddress: address, port: 0)) }
        return RawClient(try await bootstrap.connect(host: "127.0.0.1", port: port).get(), inbox)
    }

    func send(_ text: String) { send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) { channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil) }

    func close() { channel.close(promise: nil) }

    var isClosed: Bool { inbox.state.withLock { $0.isClosed } }

    /// The next whole answer; nil if the connection ends before it is there.
    func answer(toHead: Bool = false) async throws -> Answer? {
        while true {
            let signal = Signal()
            let (found, isClosed) = inbox.state.withLock { state in
                let found = Answer.take(from: &state.bytes, isEnd: state.isClosed, toHead: toHead)
                if found == nil, !state.isClosed { state.waiters.append(signal) }
                return (found, state.isClosed)
            }
            if let found { return found }
            if isClosed { return nil }
            try await signal.wait()
        }
    }

    /// What came and was not taken, once the text is in it or the connection is at its end.
    func received(until text: String) async throws -> String {
        try await received { Answer.find(Array(text.utf8), in: $0[...]) != nil }
    }

    /// What came and was not taken, once the connection is at its end.
    func receivedToEnd() async throws -> String { try await received { _ in false } }

    private func received(_ isEnough: ([UInt8]) -> Bool) async throws -> String {
        while true {
            let signal = Signal()
            let (bytes, isClosed) = inbox.state.withLock { state in
                if !state.isClosed { state.waiters.append(signal) }
                return (state.bytes, state.isClosed)
            }
            if isClosed || isEnough(bytes) { return String(decoding: bytes, as: UTF8.self) }
            try await signal.wait()
        }
    }
}
