internal import NIOCore
internal import NIOHTTP2

/// Ends a connection whose peer breaks HTTP/2 in a way that concerns more than one stream: by a flood of resets, pings or settings, by
/// headers without end, or by frames that are none.
///
/// The library says so with a GOAWAY, and would go on reading. Source: CVE-2023-44487, CVE-2019-9511 to 9518
final class HTTP2FailureHandler: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if Self.endsConnection(error) { context.close(promise: nil) }
    }

    static func endsConnection(_ error: any Error) -> Bool {
        switch error {
        case is NIOHTTP2Errors.StreamError, is NIOHTTP2Errors.NoSuchStream, is NIOHTTP2Errors.StreamClosed: false
        default: error is any NIOHTTP2Error
        }
    }
}
