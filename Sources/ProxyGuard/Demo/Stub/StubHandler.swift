internal import NIOCore
internal import NIOHTTP1

/// Collects the requests of a connection; answers are written past it.
final class StubHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart

    private let arrived: @Sendable (StubRequest, StubWire) -> Void
    private var request: StubRequest?

    init(_ arrived: @escaping @Sendable (StubRequest, StubWire) -> Void) { self.arrived = arrived }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch Self.unwrapInboundIn(data) {
        case .head(let head):
            request = StubRequest(
                method: head.method.rawValue, target: head.uri,
                headers: head.headers.map { .init(name: $0.name.lowercased(), value: $0.value) }, body: [])
        case .body(let bytes): request?.body += Array(bytes.readableBytesView)
        case .end:
            if let request { arrived(request, StubWire(channel: context.channel)) }
            request = nil
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
