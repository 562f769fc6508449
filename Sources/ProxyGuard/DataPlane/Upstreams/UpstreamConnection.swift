internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL

/// Who hears of an answer, on the event loop of its connection.
protocol UpstreamDelegate: AnyObject {
    func upstreamAnswered(_ head: HTTPResponseHead)
    func upstreamSent(_ bytes: ByteBuffer)
    func upstreamEnded()
    func upstreamFailed(_ failure: UpstreamFailure)
}

/// One connection to an upstream: a request at a time, kept open in between.
final class UpstreamConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum State {
        /// Nothing is asked.
        case idle
        /// A request is sent; nothing came back.
        case waiting
        /// The answer's head is there.
        case receiving
        case closed
    }

    private var state = State.idle
    private var delegate: (any UpstreamDelegate)?
    private var context: ChannelHandlerContext?
    private var channel: (any Channel)? { context?.channel }
    private var deadline: Deadline?
    private var idleTimeout = TimeAmount.seconds(60)
    /// Whether the request is written whole: an answer may come before.
    private var isSent = false
    /// Nothing more is read until the client took what there is.
    private var isPaused = false
    /// Answers of status 1xx to the request that is under way.
    private var interimCount = 0
    private var reader = AnswerReader()
    /// TLS ended without a word: what the end of the connection ends may be cut.
    private var isCut = false
    /// Of an upstream that says more often that it goes on, nobody knows when it will.
    private static let mostInterim = 8
    /// A body that is no longer goes out in one write with its head.
    private static let longestCopy = 16 << 10
    /// How many requests it has carried.
    private(set) var useCount = 0
    /// Called when the connection has no request any more; whether it can carry another.
    var whenFree: ((UpstreamConnection, Bool) -> Void)?

    /// Whether it can carry a request.
    var isOpen: Bool {
        if case .closed = state { return false }
        return channel?.isActive ?? false
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        deadline = Deadline(context.eventLoop) { [weak self] in self?.timeOut() }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        deadline?.cancel()
        self.context = nil
    }

    // MARK: Asking

    /// Sends a request whole.
    /// - Parameter head: with its empty line.
    func send(
        _ head: ByteBuffer, body: ByteBuffer, firstByte: TimeAmount, idle: TimeAmount,
        to delegate: any UpstreamDelegate
    ) {
        guard let context, isOpen else { return delegate.upstreamFailed(.stale) }
        self.delegate = delegate
        state = .waiting
        reader.begin()
        interimCount = 0
        isPaused = false
        useCount += 1
        idleTimeout = idle
        deadline?.set(after: firstByte)
        var bytes = head
        if body.readableBytes <= Self.longestCopy {
            bytes.writeImmutableBuffer(body)
        } else {
            context.write(Self.wrapOutboundOut(head), promise: nil)
            bytes = body
        }
        let number = useCount
        isSent = false
        context.writeAndFlush(Self.wrapOutboundOut(bytes)).assumeIsolated().whenSuccess { [weak self] in
            if self?.useCount == number { self?.isSent = true }
        }
    }

    /// Whether more of the answer is read: not while the client takes none.
    func setReading(_ isReading: Bool) {
        guard let channel, isOpen, state == .receiving else { return }
        isPaused = !isReading
        if isReading {
            // The pause was the client's.
            deadline?.set(after: idleTimeout)
        } else {
            deadline?.clear()
        }
        try? channel.syncOptions?.setOption(.autoRead, value: isReading)
        if isReading { channel.read() }
    }

    /// Nobody wants the rest: the upstream hears of it by the end of the connection.
    func cancel() {
        delegate = nil
        close()
    }

    /// Nothing was sent on it: it serves somebody else.
    func release() { free(true) }

    /// Ends the connection.
    func close() {
        guard state != .closed else { return }
        state = .closed
        deadline?.cancel()
        channel?.close(promise: nil)
        free(false)
    }

    // MARK: Answers

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // What comes while nobody asked would be taken for the next answer.
        guard isAsked else { return close() }
        reader.add(Self.unwrapInboundIn(data))
        do throws(AnswerReader.Problem) {
            while isAsked, let part = try reader.next() { take(part) }
        } catch {
            fail(.malformed)
        }
    }

    private var isAsked: Bool { state == .waiting || state == .receiving }

    private func take(_ part: AnswerReader.Part) {
        switch part {
        case .head(let head):
            if head.status.code < 200 {
                interimCount += 1
                return interimCount > Self.mostInterim ? fail(.malformed) : ()
            }
            state = .receiving
            deadline?.set(after: idleTimeout)
            delegate?.upstreamAnswered(head)
        case .body(let bytes):
            // What was on its way already is no reason to wait for more.
            if !isPaused { deadline?.set(after: idleTimeout) }
            delegate?.upstreamSent(bytes)
        case .end: end()
        }
    }

    private func end() {
        let delegate = self.delegate
        self.delegate = nil
        deadline?.clear()
        if reader.staysOpen, isSent, reader.isClean {
            state = .idle
            if isPaused { try? channel?.syncOptions?.setOption(.autoRead, value: true) }
            isPaused = false
            delegate?.upstreamEnded()
            free(true)
        } else {
            close()
            delegate?.upstreamEnded()
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        switch state {
        case .idle, .closed: close()
        case .waiting: fail(useCount > 1 ? .stale : .closed)
        case .receiving where reader.endsWithConnection && !isCut: end()
        case .receiving: fail(.closed)
        }
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case NIOSSLError.uncleanShutdown:
            // What follows is the end of the connection; whether the answer was whole, its framing tells, if it has any.
            isCut = true
        default: fail(state == .waiting && useCount > 1 ? .stale : .closed)
        }
    }

    private func timeOut() {
        switch state {
        case .waiting: fail(.firstByteTimeout)
        case .receiving: fail(.idleTimeout)
        case .idle, .closed: close()
        }
    }

    /// Tells the one who asked, once, and ends the connection.
    private func fail(_ failure: UpstreamFailure) {
        let delegate = self.delegate
        self.delegate = nil
        close()
        delegate?.upstreamFailed(failure)
    }

    private func free(_ isReusable: Bool) { whenFree?(self, isReusable) }
}
