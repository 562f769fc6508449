internal import NIOCore
internal import NIOHTTP2

/// Ends a connection whose peer floods it: with resets, pings, settings, headers without end, or frames that are none.
///
/// The library says so with a GOAWAY and would go on reading. Other errors concern one stream. Source: CVE-2023-44487, CVE-2019-9511 to 9518
final class HTTP2FailureHandler: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if Self.endsConnection(error) { context.close(promise: nil) }
    }

    static func endsConnection(_ error: any Error) -> Bool {
        switch error {
        case is NIOHTTP2Errors.ExcessiveRSTFrames, is NIOHTTP2Errors.ExcessiveControlFrames,
            is NIOHTTP2Errors.ExcessiveContinuationFrames, is NIOHTTP2Errors.ExcessiveNumberOfGlitches,
            is NIOHTTP2Errors.ExcessiveEmptyDataFrames, is NIOHTTP2Errors.ExcessivelyLargeHeaderBlock,
            is NIOHTTP2Errors.ExcessiveOutboundFrameBuffering, is NIOHTTP2Errors.BadClientMagic,
            is NIOHTTP2Errors.UnableToParseFrame:
            true
        default: false
        }
    }
}
