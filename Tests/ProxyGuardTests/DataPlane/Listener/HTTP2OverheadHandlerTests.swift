import NIOCore
import NIOEmbedded
import NIOHTTP2
import Testing

@testable import ProxyDataPlane

@Suite("HTTP/2 overhead")
struct HTTP2OverheadHandlerTests {
    private func frame(_ payload: HTTP2Frame.FramePayload) -> HTTP2Frame { HTTP2Frame(streamID: 1, payload: payload) }

    @Test("bytes that no content explains are too many at once; time and content explain some")
    func meter() {
        let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
        let meter = HTTP2OverheadMeter(now: start)
        meter.arrived(HTTP2OverheadMeter.burst)
        #expect(!meter.isExceeded(now: start))
        meter.arrived(1)
        #expect(meter.isExceeded(now: start))
        #expect(!meter.isExceeded(now: start + .seconds(1)))
        for _ in 0..<1000 {
            meter.arrived(16_393)
            meter.received(.data(.init(data: .byteBuffer(ByteBuffer(repeating: 0x61, count: 16_384)))))
        }
        #expect(!meter.isExceeded(now: start + .seconds(1)))
    }

    @Test("a reader of many small events updates its windows as often as it likes")
    func windowUpdates() {
        let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
        let meter = HTTP2OverheadMeter(now: start)
        for _ in 0..<1_000_000 {
            meter.sent(.data(.init(data: .byteBuffer(ByteBuffer(string: "x")))))
            meter.arrived(26)
            meter.received(.windowUpdate(windowSizeIncrement: 1))
            meter.received(.windowUpdate(windowSizeIncrement: 1))
        }
        // The last two are not explained yet.
        #expect(!meter.isExceeded(now: start))
        for _ in 0..<30_000 { meter.arrived(13) }
        #expect(meter.isExceeded(now: start))
    }

    @Test("a flood ends the connection with a word")
    func flood() throws {
        let channel = EmbeddedChannel()
        let meter = HTTP2OverheadMeter(now: channel.eventLoop.now)
        let frames = HTTP2OverheadHandler(meter)
        try channel.pipeline.syncOperations.addHandlers([HTTP2ByteCounter(meter, frames), frames])
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/a")).wait()
        frames.end()
        let sent = try #require(try channel.readOutbound(as: HTTP2Frame.self))
        guard case .goAway(_, .enhanceYourCalm, nil) = sent.payload else {
            Issue.record("\(sent)")
            return
        }
        channel.embeddedEventLoop.run()
        #expect(!channel.isActive)
        _ = try? channel.finish(acceptAlreadyClosed: true)
    }
}
