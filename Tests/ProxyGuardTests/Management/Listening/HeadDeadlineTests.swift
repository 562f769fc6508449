import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import ProxyManagement

@Suite("Deadline of a head")
struct HeadDeadlineTests {
    private static let head = HTTPRequestPart.head(
        HTTPRequest(method: .get, scheme: "http", authority: "a", path: "/"))
    private static let answer = [HTTPResponsePart.head(HTTPResponse(status: .ok)), .end(nil)]

    private func connected() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: HeadDeadline(.seconds(5)))
        try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 1)).wait()
        return channel
    }

    @Test("who says nothing is let go")
    func silence() throws {
        let channel = try connected()
        defer { _ = try? channel.finish(acceptAlreadyClosed: true) }
        channel.embeddedEventLoop.advanceTime(by: .seconds(4))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test("an answer may take its time; then another head is waited for")
    func request() throws {
        let channel = try connected()
        defer { _ = try? channel.finish(acceptAlreadyClosed: true) }
        channel.embeddedEventLoop.advanceTime(by: .seconds(4))
        try channel.writeInbound(Self.head)
        channel.embeddedEventLoop.advanceTime(by: .seconds(60))
        #expect(channel.isActive)
        for part in Self.answer { try channel.writeOutbound(part) }
        channel.embeddedEventLoop.advanceTime(by: .seconds(4))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test("a request behind another is not taken for silence")
    func pipelined() throws {
        let channel = try connected()
        defer { _ = try? channel.finish(acceptAlreadyClosed: true) }
        for _ in 0..<2 { try channel.writeInbound(Self.head) }
        for part in Self.answer { try channel.writeOutbound(part) }
        channel.embeddedEventLoop.advanceTime(by: .seconds(60))
        #expect(channel.isActive)
        for part in Self.answer { try channel.writeOutbound(part) }
        channel.embeddedEventLoop.advanceTime(by: .seconds(5))
        #expect(!channel.isActive)
    }

    @Test("who is still reading an answer is not silent")
    func slowReader() throws {
        let channel = try connected()
        defer { _ = try? channel.finish(acceptAlreadyClosed: true) }
        try channel.writeInbound(Self.head)
        for part in Self.answer { channel.write(part, promise: nil) }
        channel.embeddedEventLoop.advanceTime(by: .seconds(60))
        #expect(channel.isActive)
        channel.flush()
        channel.embeddedEventLoop.advanceTime(by: .seconds(4))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }
}
