internal import NIOCore
internal import NIOHTTP2

/// Ends a connection of HTTP/2 that sends little else than frames without content: window updates, priorities, frames that nobody knows.
/// The library counts resets, pings, settings and empty data by itself. Source: CVE-2019-9511 to 9518
///
/// Two handlers share it: one sees bytes, one sees frames; what no frame of content explains is overhead.
final class HTTP2OverheadMeter {
    /// Bytes of overhead at once.
    static let burst = 256 << 10
    /// Bytes of overhead that a second gives back: some 5,000 window updates.
    static let rate = 64 << 10
    /// What a frame has in front of its payload. Source: RFC 9113, section 4.1
    private static let frameHeader = 9
    /// Of the headers of a request; their whole has a limit of its own.
    private static let requestHeaders = 1 << 10
    /// For each frame of an answer its reader updates two windows.
    private static let windowUpdates = 2 * 13

    private var level = 0
    private var last: NIODeadline

    init(now: NIODeadline) { last = now }

    func arrived(_ count: Int) { level += count }

    func received(_ payload: HTTP2Frame.FramePayload) {
        switch payload {
        case .data(let data): explain(data.data.readableBytes + (data.paddingBytes ?? 0) + Self.frameHeader)
        case .headers: explain(Self.requestHeaders)
        default: break
        }
    }

    func sent(_ payload: HTTP2Frame.FramePayload) {
        if case .data = payload { explain(Self.windowUpdates) }
    }

    private func explain(_ count: Int) { level = max(0, level - count) }

    /// Whether there is more overhead than the time and the content explain.
    func isExceeded(now: NIODeadline) -> Bool {
        let whole = (now - last).nanoseconds / 1_000_000
        if whole > 0 {
            explain(Int(clamping: min(whole, 60_000)) * Self.rate / 1000)
            last = last + .milliseconds(whole)
        }
        return level > Self.burst
    }
}

/// Sees bytes, in front of the one that makes frames of them.
final class HTTP2ByteCounter: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let meter: HTTP2OverheadMeter
    private let frames: HTTP2OverheadHandler

    init(_ meter: HTTP2OverheadMeter, _ frames: HTTP2OverheadHandler) {
        self.meter = meter
        self.frames = frames
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        meter.arrived(Self.unwrapInboundIn(data).readableBytes)
        context.fireChannelRead(data)
        if meter.isExceeded(now: context.eventLoop.now) { frames.end() }
    }
}

/// Sees frames.
final class HTTP2OverheadHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTP2Frame
    typealias InboundOut = HTTP2Frame
    typealias OutboundIn = HTTP2Frame
    typealias OutboundOut = HTTP2Frame

    private let meter: HTTP2OverheadMeter
    private var context: ChannelHandlerContext?
    private var lastStream = HTTP2StreamID.rootStream

    init(_ meter: HTTP2OverheadMeter) { self.meter = meter }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = Self.unwrapInboundIn(data)
        meter.received(frame.payload)
        if case .headers = frame.payload { lastStream = frame.streamID }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        meter.sent(Self.unwrapOutboundIn(data).payload)
        context.write(data, promise: promise)
    }

    /// Says why, and ends the connection.
    func end() {
        guard let context else { return }
        self.context = nil
        let goodbye = HTTP2Frame.FramePayload.goAway(
            lastStreamID: lastStream, errorCode: .enhanceYourCalm, opaqueData: nil)
        context.writeAndFlush(
            Self.wrapOutboundOut(HTTP2Frame(streamID: .rootStream, payload: goodbye)), promise: nil)
        context.close(promise: nil)
    }
}
