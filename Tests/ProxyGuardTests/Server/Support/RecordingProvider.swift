import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A provider on this machine that records what it is asked; it answers at once, or when a test lets it.
final class RecordingProvider: Sendable {
    struct Request: Sendable {
        var head: HTTPRequestHead
        var body = ""
    }

    private static let answer =
        #"{"id":"1","object":"chat.completion","usage":{"prompt_tokens":3,"completion_tokens":5}}"#

    private let channel: any Channel
    private let shared: Shared

    /// What its handlers have in common.
    private struct Shared: Sendable {
        let first: EventLoopPromise<Void>
        let mayAnswer: EventLoopPromise<Void>
        let record: @Sendable (Request) -> Void
    }

    private final class Log: Sendable {
        let requests = Mutex<[Request]>([])
    }

    private let log: Log

    private init(_ channel: any Channel, _ shared: Shared, _ log: Log) {
        self.channel = channel
        self.shared = shared
        self.log = log
    }

    /// Runs a test beside it.
    /// - Parameter holding: whether it answers nothing before `release`.
    static func run(
        holding: Bool = false, _ body: (RecordingProvider) async throws -> Void
    ) async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let log = Log()
        let loop = group.next()
        let shared = Shared(first: loop.makePromise(), mayAnswer: loop.makePromise()) { request in
            log.requests.withLock { $0.append(request) }
        }
        if !holding { shared.mayAnswer.succeed() }
        let channel: any Channel
        do {
            channel = try await ServerBootstrap(group: group)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                        try channel.pipeline.syncOperations.addHandler(Handler(shared))
                    }
                }
                .bind(host: "127.0.0.1", port: 0).get()
        } catch {
            shared.first.succeed()
            shared.mayAnswer.succeed()
            throw error
        }
        let provider = RecordingProvider(channel, shared, log)
        do {
            try await body(provider)
        } catch {
            try await provider.stop()
            throw error
        }
        try await provider.stop()
    }

    var port: Int { channel.localAddress?.port ?? 0 }
    var requests: [Request] { log.requests.withLock { $0 } }

    /// Returns once a request has arrived.
    func arrival() async throws { try await shared.first.futureResult.get() }

    func release() { shared.mayAnswer.succeed() }

    private func stop() async throws {
        shared.first.succeed()
        release()
        try await channel.close()
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let shared: Shared
        private var request: Request?

        init(_ shared: Shared) { self.shared = shared }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch Self.unwrapInboundIn(data) {
            case .head(let head): request = Request(head: head)
            case .body(let bytes): request?.body += String(buffer: bytes)
            case .end:
                if let request { shared.record(request) }
                shared.first.succeed()
                let channel = context.channel
                shared.mayAnswer.futureResult.whenComplete { _ in Self.answer(on: channel) }
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

        private static func answer(on channel: any Channel) {
            let body = RecordingProvider.answer
            let head = HTTPResponseHead(
                version: .http1_1, status: .ok,
                headers: ["content-type": "application/json", "content-length": String(body.utf8.count)])
            channel.write(HTTPServerResponsePart.head(head), promise: nil)
            channel.write(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: body))), promise: nil)
            channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: nil)
        }
    }
}
