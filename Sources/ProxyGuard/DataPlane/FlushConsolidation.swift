internal import NIOCore

/// Hands what connections wrote to the system when the turn of their event loop ends, and not in between.
///
/// In a turn the loop serves all connections on which something came. Each write wakes whoever reads at the other end; behind a
/// turn they are woken once for all of it, where they would fall asleep again between two writes. Where one connection is served,
/// its turn ends at once.
final class FlushConsolidation {
    private let loop: any EventLoop
    private var waiting: [FlushHandler] = []
    private var isFlushing = false

    /// So many connections wait at most: a turn may be long.
    static let mostWaiting = 32

    /// - Parameter loop: of all connections whose handlers it is given to.
    init(_ loop: any EventLoop) { self.loop = loop }

    fileprivate func add(_ handler: FlushHandler) {
        waiting.append(handler)
        if waiting.count == 1 {
            loop.assumeIsolated().execute { self.flush() }
        } else if waiting.count >= Self.mostWaiting {
            flush()
        }
    }

    private func flush() {
        guard !isFlushing else { return }
        isFlushing = true
        // What a flush makes others write is part of the turn.
        var count = 0
        while count < waiting.count {
            waiting[count].flush()
            count += 1
        }
        waiting.removeAll(keepingCapacity: true)
        isFlushing = false
    }
}

/// The handler of one connection, next to the system.
final class FlushHandler: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let consolidation: FlushConsolidation
    private var context: ChannelHandlerContext?
    private var isWaiting = false

    init(_ consolidation: FlushConsolidation) { self.consolidation = consolidation }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func flush(context: ChannelHandlerContext) {
        guard !isWaiting else { return }
        isWaiting = true
        consolidation.add(self)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        flush()
        context.close(mode: mode, promise: promise)
    }

    fileprivate func flush() {
        guard isWaiting else { return }
        isWaiting = false
        context?.flush()
    }
}
