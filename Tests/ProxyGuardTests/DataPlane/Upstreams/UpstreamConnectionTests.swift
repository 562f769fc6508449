import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOSSL
import Testing

@testable import ProxyDataPlane

@Suite("Upstream connection")
struct UpstreamConnectionTests {
    private final class Asker: UpstreamDelegate {
        var statuses: [UInt] = []
        var body = ""
        var ends = 0
        var failures: [UpstreamFailure] = []
        func upstreamAnswered(_ head: HTTPResponseHead) { statuses.append(head.status.code) }
        func upstreamSent(_ bytes: ByteBuffer) { body += String(buffer: bytes) }
        func upstreamEnded() { ends += 1 }
        func upstreamFailed(_ failure: UpstreamFailure) { failures.append(failure) }
    }

    private let channel: EmbeddedChannel
    private let connection = UpstreamConnection()
    private let asker = Asker()
    private final class Freed { var all: [Bool] = [] }
    private let freed = Freed()

    init() throws {
        channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandler(connection)
        try channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        connection.whenFree = { [freed] _, isReusable in freed.all.append(isReusable) }
    }

    private func ask(_ body: String? = nil, to asker: Asker? = nil) {
        connection.send(
            ByteBuffer(string: "POST /v1 HTTP/1.1\r\n\r\n"), body: ByteBuffer(string: body ?? ""),
            firstByte: .seconds(20), idle: .seconds(5), to: asker ?? self.asker)
    }

    private func raw(_ text: String) throws { try channel.writeInbound(ByteBuffer(string: text)) }

    private func answer(_ fields: String = "transfer-encoding: chunked\r\n") throws {
        try raw("HTTP/1.1 200 OK\r\n\(fields)\r\n")
    }

    private func send(_ text: String) throws {
        try raw(String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n")
    }

    private func end() throws { try raw("0\r\n\r\n") }

    /// What the channel was told last.
    private var isReading: Bool? { channel.options.last?.value as? Bool }

    private func pass(_ time: TimeAmount) { channel.embeddedEventLoop.advanceTime(by: time) }

    @Test("one request after the other on the same connection")
    func reuse() throws {
        ask("hello")
        #expect(
            try channel.readOutbound(as: ByteBuffer.self) == ByteBuffer(string: "POST /v1 HTTP/1.1\r\n\r\nhello"))
        #expect(try channel.readOutbound(as: ByteBuffer.self) == nil)
        try answer()
        try send("a")
        try send("b")
        #expect(asker.body == "ab" && asker.ends == 0 && freed.all.isEmpty)
        try end()
        #expect(asker.statuses == [200] && asker.ends == 1 && asker.failures.isEmpty && freed.all == [true])
        // Nothing that was due of the first comes in between.
        pass(.minutes(10))
        #expect(connection.isOpen)
        let second = Asker()
        ask(to: second)
        try answer()
        try end()
        #expect(second.ends == 1 && connection.useCount == 2 && freed.all == [true, true])
    }

    @Test("an answer that says so ends the connection")
    func notKept() throws {
        ask()
        try answer("connection: close\r\ncontent-length: 0\r\n")
        #expect(asker.ends == 1 && freed.all == [false] && !connection.isOpen && !channel.isActive)
    }

    @Test("nothing in time")
    func firstByte() throws {
        ask()
        pass(.milliseconds(19_999))
        #expect(asker.failures.isEmpty)
        pass(.milliseconds(1))
        #expect(asker.failures == [.firstByteTimeout] && freed.all == [false] && !channel.isActive)
    }

    @Test("a pause that is too long, counted anew from each part")
    func idle() throws {
        ask()
        try answer()
        for _ in 0..<4 {
            pass(.seconds(4))
            try send(".")
        }
        #expect(asker.failures.isEmpty)
        pass(.seconds(5))
        #expect(asker.failures == [.idleTimeout] && asker.ends == 0 && freed.all == [false])
    }

    @Test("closed before the first answer of its life, before a later one, in the middle, in between")
    func closed() throws {
        ask()
        _ = try channel.finish()
        #expect(asker.failures == [.closed])

        let second = try UpstreamConnectionTests()
        second.ask()
        try second.answer()
        try second.end()
        let later = Asker()
        second.ask(to: later)
        _ = try second.channel.finish()
        #expect(later.failures == [.stale] && second.asker.failures.isEmpty && second.freed.all == [true, false])

        let third = try UpstreamConnectionTests()
        third.ask()
        try third.answer()
        try third.send("half")
        _ = try third.channel.finish()
        #expect(third.asker.failures == [.closed] && third.asker.ends == 0)

        let fourth = try UpstreamConnectionTests()
        _ = try fourth.channel.finish()
        #expect(fourth.freed.all == [false] && !fourth.connection.isOpen)
        fourth.ask()
        #expect(fourth.asker.failures == [.stale])
    }

    @Test("what nobody asked for, and what is no HTTP, ends the connection")
    func malformed() throws {
        try answer()
        #expect(!channel.isActive && freed.all == [false])

        let second = try UpstreamConnectionTests()
        second.ask()
        try second.raw("HTTP/2 200\r\n")
        #expect(second.asker.failures == [.malformed] && !second.channel.isActive)

        let third = try UpstreamConnectionTests()
        third.ask()
        try third.send("body without a head")
        #expect(third.asker.failures == [.malformed])
    }

    @Test("TLS that ends without a word is decided by the framing")
    func uncleanShutdown() throws {
        ask()
        try answer()
        channel.pipeline.fireErrorCaught(NIOSSLError.uncleanShutdown)
        #expect(asker.failures.isEmpty)
        channel.pipeline.fireErrorCaught(IOError(errnoCode: 104, reason: "reset"))
        #expect(asker.failures == [.closed])
    }

    @Test("an answer that ends with the connection is whole, unless TLS was cut")
    func untilClose() throws {
        ask()
        try answer("")
        try raw("all of it")
        _ = try channel.finish()
        #expect(asker.ends == 1 && asker.body == "all of it" && asker.failures.isEmpty && freed.all == [false])

        let cut = try UpstreamConnectionTests()
        cut.ask()
        try cut.answer("")
        try cut.raw("a part")
        cut.channel.pipeline.fireErrorCaught(NIOSSLError.uncleanShutdown)
        _ = try cut.channel.finish()
        #expect(cut.asker.ends == 0 && cut.asker.failures == [.closed])
    }

    @Test("a long body is written behind its head")
    func longBody() throws {
        let body = String(repeating: "x", count: 20_000)
        ask(body)
        #expect(try channel.readOutbound(as: ByteBuffer.self) == ByteBuffer(string: "POST /v1 HTTP/1.1\r\n\r\n"))
        #expect(try channel.readOutbound(as: ByteBuffer.self) == ByteBuffer(string: body))
        try answer("content-length: 0\r\n")
        #expect(freed.all == [true])
    }

    @Test("whoever leaves hears nothing more, and the provider of it by the end of the connection")
    func cancelled() throws {
        ask()
        try answer()
        connection.cancel()
        #expect(!channel.isActive && freed.all == [false])
        #expect(asker.failures.isEmpty && asker.ends == 0)
    }

    @Test("while the client takes nothing nothing is read, and the pause is not the provider's")
    func backpressure() throws {
        ask()
        try answer()
        connection.setReading(false)
        #expect(isReading == false)
        // It was on its way already.
        try send("late")
        pass(.minutes(5))
        #expect(asker.failures.isEmpty && asker.body == "late")
        connection.setReading(true)
        #expect(isReading == true)
        pass(.milliseconds(4999))
        #expect(asker.failures.isEmpty)
        pass(.milliseconds(1))
        #expect(asker.failures == [.idleTimeout])
    }

    @Test("an answer that ends while nothing is read leaves a connection that reads")
    func backpressureAtTheEnd() throws {
        ask()
        try answer()
        connection.setReading(false)
        try end()
        #expect(isReading == true)
        #expect(freed.all == [true])
    }

    @Test("given back unused it can be used")
    func released() throws {
        connection.release()
        #expect(freed.all == [true] && connection.isOpen && connection.useCount == 0)
        ask()
        try answer()
        try end()
        #expect(asker.ends == 1)
    }
}
