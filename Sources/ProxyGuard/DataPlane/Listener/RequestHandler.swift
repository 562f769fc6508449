internal import NIOCore
internal import NIOHTTP1
internal import ProxyRoutes

/// Takes the requests of a connection, or the one of a stream of HTTP/2, one after the other, and writes their answers.
///
/// A client may send its next requests before it has the answer to the first (RFC 9112, section 9.3.2): they wait, and nothing more is
/// read meanwhile.
final class RequestHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = Never
    /// On a connection of HTTP/1.1 bytes are written, on a stream of HTTP/2 parts of an answer.
    typealias OutboundOut = HTTPServerResponsePart

    /// What carries the requests.
    enum Version { case http1, http2 }

    private enum Input {
        /// The next request is not there yet.
        case idle
        /// Its body is being read.
        case receiving
        /// It is answered already; what is left of its body is thrown away.
        case discarding(left: Int)
        /// It is there.
        case complete
    }

    private let loop: LoopContext
    private let connection: ClientConnection
    private let version: Version
    private let meter: FramingMeter?
    private var context: ChannelHandlerContext?
    private var input = Input.idle
    private var exchange: Exchange?
    private var deadline: Deadline?
    /// For all of a request; the connection's, since a timer for each request would cost more than the rest of its bookkeeping.
    private(set) var limit: Deadline?
    private var staysOpen = true
    private var hasAnswered = false
    private var isOld = false
    /// Counts requests, so that what comes late is told from what concerns the next.
    private var requestNumber = 0
    /// Requests whose answers are not written to their end: at most one, and those whose clients take them slowly.
    private var owedAnswers = 0
    /// Bytes of the answer's body so far.
    private var answerBytes = 0
    /// What came behind a request that is not answered yet.
    private var waiting = CircularBuffer<Waiting>(initialCapacity: 0)
    /// The end of an answer makes room for the next request; so that many do not nest, it is taken where the first was.
    private var isHandling = false
    /// More would have been read, had nothing waited.
    private var owesRead = false
    private var encoder = AnswerEncoder()

    private enum Waiting {
        case part(HTTPServerRequestPart)
        case error(HTTPParserError)
    }

    /// Of a request that is refused before its body is read, so much is still taken, so that the client can read why.
    private static let mostDiscarded = 1 << 20
    private static let longestDiscarding = TimeAmount.seconds(2)

    init(_ loop: LoopContext, _ connection: ClientConnection, version: Version, meter: FramingMeter?) {
        self.loop = loop
        self.meter = meter
        self.connection = connection
        self.version = version
    }

    // MARK: The connection

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        deadline = Deadline(context.eventLoop) { [weak self] in self?.timeOut() }
        deadline?.set(after: loop.plan.timeouts.header)
        limit = Deadline(context.eventLoop) { [weak self] in self?.exchange?.limitReached() }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end()
        deadline?.cancel()
        limit?.cancel()
        loop.answersEnded(owedAnswers)
        owedAnswers = 0
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if let exchange {
            let isWritable = context.channel.isWritable
            if case .complete = input {
                if isWritable { deadline?.clear() } else { deadline?.set(after: loop.plan.timeouts.writeIdle) }
            }
            exchange.writabilityChanged(isWritable)
        }
        context.fireChannelWritabilityChanged()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if isBusy || isHandling, let error = error as? HTTPParserError, error != .invalidEOFState {
            return waiting.append(.error(error))
        }
        fail(context, error)
    }

    private func fail(_ context: ChannelHandlerContext, _ error: any Error) {
        switch (error, version, input) {
        // The client left in the middle: nobody reads an answer.
        case (HTTPParserError.invalidEOFState, _, _): end()
        case (let error as HTTPParserError, .http1, .idle): refuse(error)
        // Behind an answer with which the connection ends anyway.
        case (is HTTPParserError, .http1, .complete): break
        case (is HTTPParserError, .http1, .receiving):
            exchange?.refuse(.malformedRequest("The body is not framed as HTTP wants it."))
            close()
        default:
            end()
            context.close(promise: nil)
        }
    }

    /// The first bytes of a request, or more of its headers.
    func bytesArrived() {
        guard case .idle = input, version == .http1, isWaiting else { return }
        isWaiting = false
        deadline?.set(after: loop.plan.timeouts.header)
    }

    /// There is more framing than anything that it could frame.
    func framingExceeded() {
        if case .receiving = input {
            exchange?.refuse(.malformedRequest("The body has more framing than content."))
        }
        end()
        close()
    }

    /// Between two requests.
    private var isWaiting = false

    /// The client left, or is made to.
    private func end() {
        guard let exchange else { return }
        self.exchange = nil
        exchange.clientLeft()
        connection.requestEnded()
    }

    private func timeOut() {
        guard let context else { return }
        switch input {
        case .receiving:
            exchange?.refuse(.requestTimeout)
        default:
            end()
            context.close(promise: nil)
        }
    }

    // MARK: Requests

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = Self.unwrapInboundIn(data)
        guard !isBusy, !isHandling, waiting.isEmpty else { return waiting.append(.part(part)) }
        isHandling = true
        handle(part)
        isHandling = false
        if !waiting.isEmpty { takeWaiting() }
    }

    /// What is behind a request waits until that is answered.
    private var isBusy: Bool {
        guard case .complete = input else { return false }
        return exchange != nil
    }

    /// Goes on with what waited.
    private func takeWaiting() {
        guard !isHandling else { return }
        isHandling = true
        while !isBusy, let context, let next = waiting.popFirst() {
            switch next {
            case .part(let part): handle(part)
            case .error(let error): fail(context, error)
            }
        }
        isHandling = false
        guard waiting.isEmpty, owesRead else { return }
        owesRead = false
        context?.read()
    }

    func read(context: ChannelHandlerContext) {
        if waiting.isEmpty { context.read() } else { owesRead = true }
    }

    private func handle(_ part: HTTPServerRequestPart) {
        switch part {
        case .head(let head):
            meter?.boundary()
            began(head)
        case .body(let bytes):
            meter?.content(bytes.readableBytes)
            received(bytes)
        case .end:
            meter?.boundary()
            completed()
        }
    }

    private func began(_ head: HTTPRequestHead) {
        // What comes behind the last request of a connection is none.
        guard let context, case .idle = input else { return }
        isOld = version == .http1 && head.version != .http1_1
        staysOpen = head.isKeepAlive && !loop.isDraining && !isOld
        hasAnswered = false
        answerBytes = 0
        requestNumber += 1
        isWaiting = false
        input = .receiving
        deadline?.set(after: loop.plan.timeouts.bodyIdle)
        connection.requestBegan()
        owedAnswers += 1
        loop.answerBegan()
        let exchange = Exchange(head, version: version, connection: connection.address, loop: loop, client: self)
        self.exchange = exchange
        if exchange.begin(), head.headers.contains(name: "expect") {
            switch version {
            case .http1: encoder.goOn()
            case .http2:
                let go = HTTPResponseHead(version: head.version, status: .continue)
                context.write(Self.wrapOutboundOut(.head(go)), promise: nil)
            }
            flush()
        }
    }

    private func received(_ bytes: ByteBuffer) {
        switch input {
        case .receiving:
            deadline?.set(after: loop.plan.timeouts.bodyIdle)
            exchange?.received(bytes)
        case .discarding(let left):
            guard left > bytes.readableBytes else { return close() }
            input = .discarding(left: left - bytes.readableBytes)
        case .idle, .complete: break
        }
    }

    private func completed() {
        switch input {
        case .receiving:
            input = .complete
            // Behind an answer that is not taken yet no change of that will be told.
            if isWritable { deadline?.clear() } else { deadline?.set(after: loop.plan.timeouts.writeIdle) }
            exchange?.completed()
        case .discarding: close()
        case .idle, .complete: break
        }
    }

    // MARK: Answers

    var isWritable: Bool { context?.channel.isWritable ?? false }

    func send(_ status: HTTPResponseStatus, _ headers: HTTPHeaders) {
        guard let context, !hasAnswered else { return }
        hasAnswered = true
        var headers = headers
        if case .receiving = input { staysOpen = false }
        if loop.isDraining { staysOpen = false }
        switch version {
        case .http1:
            if !staysOpen { headers.add(name: "connection", value: "close") }
            encoder.begin(status, headers, isOld: isOld)
        case .http2:
            let head = HTTPResponseHead(version: .http2, status: status, headers: headers)
            context.write(Self.wrapOutboundOut(.head(head)), promise: nil)
        }
    }

    func send(_ bytes: ByteBuffer) {
        guard let context, bytes.readableBytes > 0 else { return }
        answerBytes += bytes.readableBytes
        switch version {
        case .http1: encoder.add(bytes) { context.write(NIOAny($0), promise: nil) }
        case .http2: context.write(Self.wrapOutboundOut(.body(.byteBuffer(bytes))), promise: nil)
        }
    }

    func flush() {
        guard let context else { return }
        encoder.flush { context.write(NIOAny($0), promise: nil) }
        context.flush()
        encoder.reuse()
    }

    /// Writes what is left of an answer.
    /// - Parameter isWritten: kept when all of it is.
    private func writeEnd(_ context: ChannelHandlerContext, _ isWritten: EventLoopPromise<Void>?) {
        switch version {
        case .http1:
            encoder.end()
            // Behind a long body nothing is left: an empty write is as good a mark.
            var last = ByteBuffer()
            encoder.flush { last = $0 }
            context.writeAndFlush(NIOAny(last), promise: isWritten)
            encoder.reuse()
        case .http2: context.writeAndFlush(Self.wrapOutboundOut(.end(nil)), promise: isWritten)
        }
    }

    /// Ends the connection, or the stream, when all of the answer is written: it may be longer than what the system takes at once.
    private func writeEndAndClose(_ context: ChannelHandlerContext) {
        let isWritten = context.eventLoop.makePromise(of: Void.self)
        writeEnd(context, isWritten)
        isWritten.futureResult.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    }

    /// The answer is whole.
    func sendEnd() {
        guard let context, exchange != nil else { return }
        exchange = nil
        connection.requestEnded()
        if case .receiving = input, version == .http1 {
            input = .discarding(left: Self.mostDiscarded)
            deadline?.set(after: Self.longestDiscarding)
            return writeEnd(context, nil)
        }
        // Until it is written: as long as a client may pause, and a second for each 64 KiB.
        deadline?.set(after: loop.plan.timeouts.writeIdle + .seconds(Int64(answerBytes >> 16)))
        guard version == .http1, !staysOpen else {
            input = version == .http1 ? .idle : .complete
            isWaiting = true
            let number = requestNumber
            let isWritten = context.eventLoop.makePromise(of: Void.self)
            isWritten.futureResult.assumeIsolated().whenSuccess { [weak self] in self?.answerIsWritten(number) }
            writeEnd(context, isWritten)
            return takeWaiting()
        }
        input = .complete
        writeEndAndClose(context)
    }

    /// The client's system has all of an answer behind which the connection stays open.
    private func answerIsWritten(_ number: Int) {
        // What is left behind a connection that ended is settled.
        if owedAnswers > 0 {
            owedAnswers -= 1
            loop.answersEnded()
        }
        guard number == requestNumber, isWaiting else { return }
        deadline?.set(after: loop.plan.timeouts.keepAlive)
    }

    /// The answer cannot be whole: the client sees that by the end of the connection or of the stream.
    func abort() {
        guard exchange != nil else { return }
        exchange = nil
        connection.requestEnded()
        close()
    }

    /// Ends the connection, or resets the stream.
    private func close() {
        input = .complete
        context?.close(promise: nil)
    }

    /// Bytes that are no request, or one with more headers than may be.
    private func refuse(_ error: HTTPParserError) {
        guard let context else { return }
        staysOpen = false
        hasAnswered = false
        input = .complete
        let answer = Exchange.answer(to: error, loop: loop, connection: connection.address)
        send(answer.status, answer.headers)
        send(ByteBuffer(bytes: answer.body))
        writeEndAndClose(context)
    }
}
