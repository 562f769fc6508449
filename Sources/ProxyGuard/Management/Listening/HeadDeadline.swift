internal import NIOCore
internal import NIOHTTPTypes

/// Ends a connection whose caller does not send the head of a request in time, be it that nothing comes or that it comes drop by drop.
///
/// Such connections are few, so that those who say nothing would keep everybody else from connecting.
final class HeadDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let time: TimeAmount
    private var task: Scheduled<Void>?
    /// Requests whose head came and whose answer is not written to its end.
    private var openRequests = 0

    init(_ time: TimeAmount) { self.time = time }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { begin(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { end() }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head = Self.unwrapInboundIn(data) {
            openRequests += 1
            end()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = Self.unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        // The caller may take as long to read an answer as other bounds let it.
        let isWritten = promise ?? context.eventLoop.makePromise()
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        isWritten.futureResult.whenSuccess { bound.value.handler.isAnswered(bound.value.context) }
        context.write(data, promise: isWritten)
    }

    private func isAnswered(_ context: ChannelHandlerContext) {
        // What cannot be read as a request is answered, too.
        openRequests = max(0, openRequests - 1)
        if openRequests == 0, context.channel.isActive { begin(context) }
    }

    private func begin(_ context: ChannelHandlerContext) {
        end()
        let channel = context.channel
        task = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }

    private func end() {
        task?.cancel()
        task = nil
    }
}
