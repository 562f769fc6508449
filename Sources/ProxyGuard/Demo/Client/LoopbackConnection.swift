internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// A connection to a listener on this machine, over which any bytes can be sent.
///
/// It closes itself after `lifetime`, so that nobody waits for ever.
public final class LoopbackConnection: Sendable {
    /// Seconds.
    private static let lifetime: Int64 = 300

    private let inbox: Inbox
    private let channel: any Channel

    /// Connects to a port of 127.0.0.1.
    /// - Parameter opening: what is sent at once, however busy this program is.
    public convenience init(port: Int, sending opening: [UInt8] = []) async throws {
        try await self.init(opening) { try await $0.connect(host: "127.0.0.1", port: port).get() }
    }

    /// Connects to a socket of the file system.
    public convenience init(path: String) async throws {
        try await self.init([]) { try await $0.connect(unixDomainSocketPath: path).get() }
    }

    private init(_ opening: [UInt8], _ connect: (ClientBootstrap) async throws -> any Channel) async throws {
        let inbox = Inbox(opening)
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(inbox) }
            }
        let channel = try await connect(bootstrap)
        self.inbox = inbox
        self.channel = channel
        let timer = channel.eventLoop.scheduleTask(in: .seconds(Self.lifetime)) { channel.close(promise: nil) }
        channel.closeFuture.whenComplete { _ in timer.cancel() }
    }

    deinit { channel.close(promise: nil) }

    // MARK: Sending

    /// Sends bytes as they are; returns when they are handed to the system.
    public func send(_ bytes: [UInt8]) async throws { try await channel.writeAndFlush(ByteBuffer(bytes: bytes)) }

    /// Sends text as it is.
    public func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    /// Sends a request with a body of known length.
    /// - Parameter headers: besides `host` and `content-length`.
    public func send(
        _ method: String, _ target: String, _ headers: [(String, String)] = [], _ body: [UInt8]? = nil
    ) async throws {
        try await send(Self.request(method, target, headers, body))
    }

    private static func request(
        _ method: String, _ target: String, _ headers: [(String, String)], _ body: [UInt8]?
    ) -> [UInt8] {
        var lines = [("host", "127.0.0.1")].filter { own in !headers.contains { $0.0.lowercased() == own.0 } } + headers
        if let body { lines.append(("content-length", String(body.count))) }
        let head = "\(method) \(target) HTTP/1.1\r\n" + lines.map { "\($0.0): \($0.1)\r\n" }.joined() + "\r\n"
        return Array(head.utf8) + (body ?? [])
    }

    /// Closes it, both ways.
    public func close() async { try? await channel.close() }

    /// Takes no more bytes from the system, or takes them again.
    public func setReading(_ isReading: Bool) async throws {
        try await channel.setOption(.autoRead, value: isReading).get()
    }

    // MARK: Receiving

    /// What came and was not taken yet.
    public var received: [UInt8] { inbox.content.bytes }

    /// Bytes that came in all, taken or not.
    public var receivedCount: Int { inbox.count }

    /// Waits for the next answer, to its end or to that of the connection; nil if there is none.
    public func answer(hasNoBody: Bool = false) async -> LoopbackAnswer? {
        await taking {
            LoopbackAnswer.read($0[...], hasEnded: $1, hasNoBody: hasNoBody)
        } isEnough: {
            $0.isWhole
        }
    }

    /// Waits until the body of the answer that is coming holds a text; takes nothing. False if it ends before.
    public func shows(_ text: String) async -> Bool {
        await receives { bytes, hasEnded in
            LoopbackAnswer.read(bytes[...], hasEnded: hasEnded)?.answer.text.contains(text) ?? false
        }
    }

    /// Waits until what came and was not taken is enough; takes nothing. False if it ends before.
    /// - Parameter isEnough: is given the bytes, and whether none will follow.
    public func receives(_ isEnough: ([UInt8], Bool) -> Bool) async -> Bool {
        while true {
            let (bytes, hasEnded) = inbox.content
            if isEnough(bytes, hasEnded) { return true }
            guard !hasEnded else { return false }
            await inbox.more(than: bytes.count)
        }
    }

    /// Waits for the end of the connection, and returns everything that came before it and was not taken.
    public func untilEnd() async -> [UInt8] {
        while true {
            let (bytes, hasEnded) = inbox.content
            if hasEnded { return bytes }
            await inbox.more(than: bytes.count)
        }
    }

    private func taking(
        _ read: ([UInt8], Bool) -> (answer: LoopbackAnswer, count: Int)?, isEnough: (LoopbackAnswer) -> Bool
    ) async -> LoopbackAnswer? {
        while true {
            let (bytes, hasEnded) = inbox.content
            let found = read(bytes, hasEnded)
            if let found, isEnough(found.answer) || hasEnded {
                inbox.take(found.count)
                return found.answer
            }
            guard !hasEnded else { return nil }
            await inbox.more(than: bytes.count)
        }
    }

    /// Keeps what comes.
    private final class Inbox: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private struct State {
            var bytes: [UInt8] = []
            var hasEnded = false
            /// Bytes that came in all.
            var count = 0
            var waiter: CheckedContinuation<Void, Never>?
        }

        private let state = Mutex(State())
        private let opening: [UInt8]

        init(_ opening: [UInt8]) { self.opening = opening }

        /// What was not taken, and whether nothing will follow.
        var content: (bytes: [UInt8], hasEnded: Bool) { state.withLock { ($0.bytes, $0.hasEnded) } }
        var count: Int { state.withLock { $0.count } }

        func take(_ count: Int) { state.withLock { $0.bytes.removeFirst(min(count, $0.bytes.count)) } }

        /// Returns when there are more bytes, or the end.
        func more(than count: Int) async {
            await withCheckedContinuation { continuation in
                let isThere = state.withLock { state in
                    if state.bytes.count > count || state.hasEnded { return true }
                    state.waiter = continuation
                    return false
                }
                if isThere { continuation.resume() }
            }
        }

        private func change(_ body: (inout State) -> Void) {
            state.withLock { state -> CheckedContinuation<Void, Never>? in
                body(&state)
                defer { state.waiter = nil }
                return state.waiter
            }?.resume()
        }

        func channelActive(context: ChannelHandlerContext) {
            if !opening.isEmpty {
                context.writeAndFlush(Self.wrapOutboundOut(ByteBuffer(bytes: opening)), promise: nil)
            }
            context.fireChannelActive()
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = Self.unwrapInboundIn(data)
            change {
                $0.bytes += bytes.readableBytesView
                $0.count += bytes.readableBytes
            }
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case ChannelEvent.inputClosed = event { change { $0.hasEnded = true } }
            context.fireUserInboundEventTriggered(event)
        }

        func channelInactive(context: ChannelHandlerContext) {
            change { $0.hasEnded = true }
            context.fireChannelInactive()
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}

extension LoopbackConnection {
    /// Sends one request over a connection of its own.
    public static func ask(
        port: Int, _ method: String, _ target: String, _ headers: [(String, String)] = [], _ body: [UInt8]? = nil
    ) async throws -> LoopbackAnswer? {
        let connection = try await LoopbackConnection(
            port: port, sending: request(method, target, headers + [("connection", "close")], body))
        let answer = await connection.answer(hasNoBody: method == "HEAD")
        await connection.close()
        return answer
    }
}
