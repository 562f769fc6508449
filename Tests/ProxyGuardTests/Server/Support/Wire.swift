import NIOCore
import NIOPosix
import ProxyConfiguration

/// Sends bytes on a connection of its own and reads the answer to its end.
enum Wire {
    struct Answer: Sendable {
        var status = 0
        /// Names in lower case.
        var headers: [String: String] = [:]
        var body = ""
    }

    private final class Inbox: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private var bytes: [UInt8] = []
        private let end: EventLoopPromise<[UInt8]>

        init(_ end: EventLoopPromise<[UInt8]>) { self.end = end }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            bytes += Self.unwrapInboundIn(data).readableBytesView
        }

        func channelInactive(context: ChannelHandlerContext) { end.succeed(bytes) }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }

    /// Everything that comes until the other side closes; throws where nobody listens.
    static func exchange(_ text: String, at address: ListenAddress) async throws -> String {
        let group = MultiThreadedEventLoopGroup.singleton
        let end = group.next().makePromise(of: [UInt8].self)
        let bootstrap = ClientBootstrap(group: group).channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Inbox(end)) }
        }
        let channel: any Channel
        do {
            switch address {
            case .port(let port, let host): channel = try await bootstrap.connect(host: host, port: port).get()
            case .socket(let path): channel = try await bootstrap.connect(unixDomainSocketPath: path).get()
            }
        } catch {
            end.fail(error)
            throw error
        }
        channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
        return String(decoding: try await end.futureResult.get(), as: UTF8.self)
    }

    static func ask(
        _ method: String, _ target: String, at address: ListenAddress, headers: [String] = [], body: String? = nil
    ) async throws -> Answer {
        var lines = ["\(method) \(target) HTTP/1.1", "host: proxy.test", "connection: close"] + headers
        if let body {
            lines += ["content-type: application/json", "content-length: \(body.utf8.count)"]
        }
        let text = try await exchange(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""), at: address)
        return answer(text)
    }

    private static func answer(_ text: String) -> Answer {
        let bytes = Array(text.utf8)
        let end = bytes.indices.first { bytes[$0...].starts(with: "\r\n\r\n".utf8) } ?? bytes.count
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(whereSeparator: \.isNewline)
        var answer = Answer()
        answer.status = lines.first.flatMap { $0.split(separator: " ").dropFirst().first.flatMap { Int($0) } } ?? 0
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            answer.headers[parts[0].lowercased()] = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
        }
        answer.body = String(decoding: bytes[min(end + 4, bytes.count)...], as: UTF8.self)
        return answer
    }

    /// Whether somebody listens.
    static func isOpen(_ address: ListenAddress) async -> Bool {
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        do {
            switch address {
            case .port(let port, let host): try await bootstrap.connect(host: host, port: port).get().close()
            case .socket(let path): try await bootstrap.connect(unixDomainSocketPath: path).get().close()
            }
            return true
        } catch {
            return false
        }
    }
}
