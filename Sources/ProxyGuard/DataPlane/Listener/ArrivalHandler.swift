internal import NIOCore

/// Tells when the first byte of a request is there, long before its headers are whole, and ends connections that send little else than framing.
final class ArrivalHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let requests: RequestHandler
    private let meter: FramingMeter

    init(_ requests: RequestHandler, _ meter: FramingMeter) {
        self.requests = requests
        self.meter = meter
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        meter.arrived(Self.unwrapInboundIn(data).readableBytes)
        requests.bytesArrived()
        context.fireChannelRead(data)
        if meter.isExceeded { requests.framingExceeded() }
    }
}
