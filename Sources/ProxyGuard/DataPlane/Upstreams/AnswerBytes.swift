internal import NIOCore

/// Sees the bytes of an upstream before they are read as HTTP.
final class AnswerBytes: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let connection: UpstreamConnection

    init(_ connection: UpstreamConnection) { self.connection = connection }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard connection.reads(Self.unwrapInboundIn(data)) else { return }
        context.fireChannelRead(data)
        connection.hasRead()
    }
}
