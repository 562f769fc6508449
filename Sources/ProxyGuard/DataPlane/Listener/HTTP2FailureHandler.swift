internal import NIOCore
internal import NIOHTTP2

/// Ends a connection whose peer breaks the protocol: floods of resets, frames that are none.
///
/// The library says so with a GOAWAY and would go on reading.
final class HTTP2FailureHandler: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // That concerns one stream; it is reset.
        if error is NIOHTTP2Errors.StreamError { return }
        context.close(promise: nil)
    }
}
