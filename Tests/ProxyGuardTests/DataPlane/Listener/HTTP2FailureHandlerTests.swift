import NIOCore
import NIOEmbedded
import NIOHTTP2
import Testing

@testable import ProxyDataPlane

@Suite struct HTTP2FailureHandlerTests {
    @Test func aFloodEndsTheConnection() throws {
        for error: any Error in [
            NIOHTTP2Errors.excessiveRSTFrames(), NIOHTTP2Errors.excessiveControlFrames(),
            NIOHTTP2Errors.excessiveEmptyDataFrames(), NIOHTTP2Errors.excessiveNumberOfGlitches(),
            NIOHTTP2Errors.invalidFlowControlWindowSize(delta: 1, currentWindowSize: .max),
        ] {
            #expect(try !isOpen(after: error), "\(error)")
        }
    }

    @Test func whatConcernsAStreamDoesNot() throws {
        #expect(try isOpen(after: NIOHTTP2Errors.streamClosed(streamID: 1, errorCode: .cancel)))
        #expect(try isOpen(after: ChannelError.ioOnClosedChannel))
    }

    private func isOpen(after error: any Error) throws -> Bool {
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandler(HTTP2FailureHandler())
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/a")).wait()
        channel.pipeline.fireErrorCaught(error)
        channel.embeddedEventLoop.run()
        defer { _ = try? channel.finish(acceptAlreadyClosed: true) }
        return channel.isActive
    }
}
