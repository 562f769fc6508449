import NIOCore
import NIOHTTP1
import NIOHTTP2
import NIOPosix
import NIOSSL
import Synchronization
import Testing

/// A client of HTTP/2 over TLS.
struct HTTP2Client: Sendable {
    /// What came on one stream.
    struct Answer: Sendable {
        var status: UInt = 0
        var headers: HTTPHeaders = [:]
        var body = ""
        /// Whether its end came, and not a reset.
        var isWhole = false
    }

    private final class Box: Sendable {
        let made = Mutex<NIOHTTP2Handler.StreamMultiplexer?>(nil)
    }

    let channel: any Channel
    let multiplexer: NIOHTTP2Handler.StreamMultiplexer

    static func connect(to port: Int, group: any EventLoopGroup, trusting certificate: String) async throws
        -> HTTP2Client
    {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .file(certificate)
        configuration.applicationProtocols = ["h2"]
        let tls = try NIOSSLContext(configuration: configuration)
        // Made before the first byte comes, which is the server's.
        let box = Box()
        let channel = try await ClientBootstrap(group: group)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        try NIOSSLClientHandler(context: tls, serverHostname: "localhost"))
                    let multiplexer = try channel.pipeline.syncOperations.configureHTTP2Pipeline(
                        mode: .client, connectionConfiguration: .init(), streamConfiguration: .init()
                    ) { $0.close() }
                    box.made.withLock { $0 = multiplexer }
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        let multiplexer = try #require(box.made.withLock { $0 })
        return HTTP2Client(channel: channel, multiplexer: multiplexer)
    }

    func close() { channel.close(promise: nil) }

    /// Sends a request on a stream of its own and waits for its end.
    func ask(
        _ method: HTTPMethod = .POST, _ path: String = "/v1/chat/completions", headers: HTTPHeaders, body: String?
    ) async throws -> Answer {
        let inbox = Inbox()
        let promise = channel.eventLoop.makePromise(of: (any Channel).self)
        multiplexer.createStreamChannel(promise: promise) { stream in
            stream.eventLoop.makeCompletedFuture {
                try stream.pipeline.syncOperations.addHandler(HTTP2FramePayloadToHTTP1ClientCodec(httpProtocol: .https))
                try stream.pipeline.syncOperations.addHandler(inbox)
            }
        }
        let stream = try await promise.futureResult.get()
        let head = HTTPRequestHead(version: .http2, method: method, uri: path, headers: headers)
        stream.write(HTTPClientRequestPart.head(head), promise: nil)
        if let body { stream.write(HTTPClientRequestPart.body(.byteBuffer(ByteBuffer(string: body))), promise: nil) }
        stream.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
        return try #require(try await inbox.answers.wait(for: 1).first)
    }

    private final class Inbox: ChannelInboundHandler, Sendable {
        typealias InboundIn = HTTPClientResponsePart
        let answers = Journal<Answer>()
        private let answer = Mutex(Answer())

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let part = Self.unwrapInboundIn(data)
            answer.withLock { answer in
                switch part {
                case .head(let head): (answer.status, answer.headers) = (head.status.code, head.headers)
                case .body(let bytes): answer.body += String(buffer: bytes)
                case .end: answer.isWhole = true
                }
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

        func channelInactive(context: ChannelHandlerContext) { answers.append(answer.withLock { $0 }) }
    }
}
