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
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

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
    private var staysOpen = true
    /// Whether the request is written whole: an answer may come before.
    private var isSent = false
    /// Nothing more is read until the client took what there is.
    private var isPaused = false
    /// Answers of status 1xx to the request that is under way.
    private var interimCount = 0
    private var answerEnd = AnswerEnd()
    /// Of an upstream that says more often that it goes on, nobody knows when it will.
    private static let mostInterim = 8
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
    func send(
        _ head: HTTPRequestHead, body: ByteBuffer?, firstByte: TimeAmount, idle: TimeAmount,
        to delegate: any UpstreamDelegate
    ) {
        guard let context, isOpen else { return delegate.upstreamFailed(.stale) }
        self.delegate = delegate
        state = .waiting
        staysOpen = true
        interimCount = 0
        isPaused = false
        useCount += 1
        idleTimeout = idle
        deadline?.set(after: firstByte)
        context.write(Self.wrapOutboundOut(.head(head)), promise: nil)
        if let body, body.readableBytes > 0 {
            context.write(Self.wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        }
        let number = useCount
        isSent = false
        context.writeAndFlush(Self.wrapOutboundOut(.end(nil))).assumeIsolated().whenSuccess { [weak self] in
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

    /// Bytes came; false if they are not to be read, since nobody asked: what they say would be taken for the next answer.
    func reads(_ bytes: ByteBuffer) -> Bool {
        guard state == .waiting || state == .receiving else {
            close()
            return false
        }
        answerEnd.began(bytes)
        return true
    }

    /// They are read.
    func hasRead() { answerEnd.finished() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch Self.unwrapInboundIn(data) {
        case .head(let head):
            guard state == .waiting, Self.isPlain(head.headers["transfer-encoding"]) else { return fail(.malformed) }
            answerEnd.take(head)
            if (100..<200).contains(head.status.code), head.status != .switchingProtocols {
                interimCount += 1
                return interimCount > Self.mostInterim ? fail(.malformed) : ()
            }
            state = .receiving
            staysOpen = head.isKeepAlive
            deadline?.set(after: idleTimeout)
            delegate?.upstreamAnswered(head)
        case .body(let bytes):
            guard state == .receiving else { return fail(.malformed) }
            answerEnd.take(bodyBytes: bytes.readableBytes)
            // What was on its way already is no reason to wait for more.
            if !isPaused { deadline?.set(after: idleTimeout) }
            delegate?.upstreamSent(bytes)
        case .end:
            guard state == .receiving else { return fail(.malformed) }
            end()
        }
    }

    /// Of a coding that is there twice, or another one, not everybody sees where the body ends.
    private static func isPlain(_ codings: [String]) -> Bool {
        codings.isEmpty || codings.count == 1 && codings[0].lowercased() == "chunked"
    }

    private func end() {
        let delegate = self.delegate
        self.delegate = nil
        deadline?.clear()
        if staysOpen, isSent, answerEnd.isClean {
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
        case .receiving: fail(.closed)
        }
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        // It ended in the middle of an answer.
        case HTTPParserError.invalidEOFState: fail(.closed)
        case is HTTPParserError: fail(.malformed)
        case NIOSSLError.uncleanShutdown:
            // What follows is the end of the connection; whether the answer was whole, its framing tells.
            break
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
