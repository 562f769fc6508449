import NIOCore
import NIOHPACK
import NIOHTTP2
import Synchronization
import Testing

extension HTTP2Client {
    /// Sends the fields of a request as they are, `:authority` and `host` among them, and waits for the end.
    /// - Returns: the status and what came with it; nil where the stream was reset.
    func ask(fields: [(String, String)], body: String) async throws -> (status: String, text: String)? {
        let inbox = FrameInbox()
        let promise = channel.eventLoop.makePromise(of: (any Channel).self)
        multiplexer.createStreamChannel(promise: promise) { stream in
            stream.eventLoop.makeCompletedFuture { try stream.pipeline.syncOperations.addHandler(inbox) }
        }
        let stream = try await promise.futureResult.get()
        stream.write(HTTP2Frame.FramePayload.headers(.init(headers: HPACKHeaders(fields))), promise: nil)
        let data = IOData.byteBuffer(ByteBuffer(string: body))
        stream.writeAndFlush(HTTP2Frame.FramePayload.data(.init(data: data, endStream: true)), promise: nil)
        return try #require(try await inbox.answers.wait(for: 1).first)
    }

    private final class FrameInbox: ChannelInboundHandler, Sendable {
        typealias InboundIn = HTTP2Frame.FramePayload

        private struct State {
            var status: String?
            var text = ""
            var isWhole = false
        }

        let answers = Journal<(status: String, text: String)?>()
        private let state = Mutex(State())

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let payload = Self.unwrapInboundIn(data)
            state.withLock { state in
                switch payload {
                case .headers(let content):
                    state.status = state.status ?? content.headers.first(name: ":status")
                    state.isWhole = content.endStream
                case .data(let content):
                    if case .byteBuffer(let bytes) = content.data { state.text += String(buffer: bytes) }
                    state.isWhole = content.endStream
                default: break
                }
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

        func channelInactive(context: ChannelHandlerContext) {
            let state = state.withLock { $0 }
            answers.append(state.isWhole ? state.status.map { ($0, state.text) } : nil)
        }
    }
}
