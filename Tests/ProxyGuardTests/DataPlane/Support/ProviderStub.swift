import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A provider on this machine that records what it is asked and answers as a test says.
final class ProviderStub: Sendable {
    /// What it was asked.
    struct Request: Sendable {
        var head: HTTPRequestHead
        var body: [UInt8] = []
        /// Which connection it came on, counted from 0.
        var connection: Int

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// A part of an answer.
    enum Step: Sendable {
        case text(String)
        /// Nothing goes on before it fires.
        case wait(Signal)
        /// Fires it.
        case fire(Signal)
        case close
    }

    typealias Script = @Sendable (Request) -> [Step]

    let requests = Journal<Request>()
    private let script: Script
    private let closings = Mutex<[Signal]>([])
    private let channel: Mutex<(any Channel)?> = Mutex(nil)

    private init(_ script: @escaping Script) { self.script = script }

    static func start(on group: any EventLoopGroup, _ script: @escaping Script) async throws -> ProviderStub {
        let stub = ProviderStub(script)
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let connection = stub.closings.withLock { closings in
                        closings.append(Signal())
                        return closings.count - 1
                    }
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder()))
                    try pipeline.addHandler(Handler(stub, connection))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        stub.channel.withLock { $0 = channel }
        return stub
    }

    var port: Int { channel.withLock { $0?.localAddress?.port } ?? 0 }

    var connectionCount: Int { closings.withLock { $0.count } }

    /// Fires when a connection is closed.
    func closed(_ connection: Int) -> Signal? {
        closings.withLock { $0.indices.contains(connection) ? $0[connection] : nil }
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart

        private let stub: ProviderStub
        private let connection: Int
        private var request: Request?

        init(_ stub: ProviderStub, _ connection: Int) {
            self.stub = stub
            self.connection = connection
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch Self.unwrapInboundIn(data) {
            case .head(let head): request = Request(head: head, connection: connection)
            case .body(let bytes): request?.body += bytes.readableBytesView
            case .end:
                guard let request else { return }
                self.request = nil
                stub.requests.append(request)
                Self.play(stub.script(request)[...], on: context.channel)
            }
        }

        func channelInactive(context: ChannelHandlerContext) {
            stub.closed(connection)?.fire()
            context.fireChannelInactive()
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

        private static func play(_ steps: ArraySlice<Step>, on channel: any Channel) {
            var steps = steps
            while let step = steps.popFirst() {
                switch step {
                case .text(let text): channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
                case .fire(let signal): signal.fire()
                case .close: return channel.close(promise: nil)
                case .wait(let signal):
                    let rest = steps
                    return signal.then { channel.eventLoop.execute { play(rest, on: channel) } }
                }
            }
        }
    }
}

extension ProviderStub.Step {
    /// A whole answer.
    static func answer(
        _ body: String, status: String = "200 OK", type: String? = "application/json", headers: [String] = []
    ) -> Self {
        let lines =
            ["HTTP/1.1 \(status)", "content-length: \(body.utf8.count)"] + (type.map { ["content-type: \($0)"] } ?? [])
            + headers
        return .text(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }

    /// The head of a stream of events.
    static let streamHead = Self.text(
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\ntransfer-encoding: chunked\r\n\r\n")

    static func chunk(_ text: String) -> Self {
        .text(String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n")
    }

    static let lastChunk = Self.text("0\r\n\r\n")
}
