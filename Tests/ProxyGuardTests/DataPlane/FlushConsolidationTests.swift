import NIOCore
import NIOEmbedded
import Testing

@testable import ProxyDataPlane

@Suite("Flush consolidation")
struct FlushConsolidationTests {
    private let loop = EmbeddedEventLoop()

    private func channels(_ count: Int) throws -> [EmbeddedChannel] {
        let consolidation = FlushConsolidation(loop)
        return try (0..<count).map { _ in
            let channel = EmbeddedChannel(handler: FlushHandler(consolidation), loop: loop)
            try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 1)).wait()
            return channel
        }
    }

    private func written(_ channel: EmbeddedChannel) throws -> [String] {
        var all: [String] = []
        while let bytes = try channel.readOutbound(as: ByteBuffer.self) { all.append(String(buffer: bytes)) }
        return all
    }

    @Test("what is written goes out behind the turn, of all connections together and in order")
    func turn() throws {
        let channels = try channels(3)
        for round in ["a", "b"] {
            for channel in channels { channel.writeAndFlush(ByteBuffer(string: round), promise: nil) }
            for channel in channels { channel.writeAndFlush(ByteBuffer(string: round + "2"), promise: nil) }
            for channel in channels { #expect(try written(channel).isEmpty) }
            loop.run()
            for channel in channels { #expect(try written(channel) == [round, round + "2"]) }
        }
        for channel in channels { _ = try channel.finish() }
    }

    @Test("who closes has sent what was flushed before; what nobody flushed is dropped as ever")
    func close() throws {
        let channels = try channels(2)
        channels[0].writeAndFlush(ByteBuffer(string: "a"), promise: nil)
        channels[1].write(ByteBuffer(string: "b"), promise: nil)
        for channel in channels { channel.close(promise: nil) }
        #expect(try written(channels[0]) == ["a"])
        loop.run()
        #expect(try written(channels[1]).isEmpty)
    }

    @Test("what a flush makes others write goes out in the same turn")
    func chain() throws {
        let channels = try channels(2)
        channels[0].writeAndFlush(ByteBuffer(string: "a")).whenSuccess {
            channels[1].writeAndFlush(ByteBuffer(string: "b"), promise: nil)
        }
        loop.run()
        #expect(try written(channels[1]) == ["b"])
        for channel in channels { _ = try channel.finish() }
    }

    @Test("a long turn does not keep everybody waiting")
    func bound() throws {
        let channels = try channels(FlushConsolidation.mostWaiting + 1)
        for channel in channels { channel.writeAndFlush(ByteBuffer(string: "a"), promise: nil) }
        for channel in channels.dropLast() { #expect(try written(channel) == ["a"]) }
        #expect(try written(channels[channels.count - 1]).isEmpty)
        loop.run()
        #expect(try written(channels[channels.count - 1]) == ["a"])
        for channel in channels { _ = try channel.finish() }
    }
}
