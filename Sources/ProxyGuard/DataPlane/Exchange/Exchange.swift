internal import NIOCore
internal import NIOHTTP1
internal import ProxyGuards
internal import ProxyLimits
internal import ProxyRoutes
internal import ProxyTokens

/// One request, from its headers to the end of its answer. Every stage decides on what the first one read; none reads it again.
final class Exchange {
    enum Phase {
        /// The body is being read.
        case receiving
        /// The body is looked into on another thread.
        case preparing
        /// The upstream is asked; nothing was sent to the client.
        case asking
        /// The answer is being sent.
        case answering
        case ended
    }

    let head: HTTPRequestHead
    let fields: HeaderFields
    let loop: LoopContext
    /// What counted when it began.
    let plan: DataPlan
    let address: ClientAddress
    let began = NIODeadline.now()
    var client: RequestHandler?
    var phase = Phase.receiving
    var outcome: RequestOutcome
    var route: MatchedRoute?
    var dialect = Dialect.openai
    var identity: ClientIdentity?
    var body = ByteBuffer()
    var reservation: Reservation?
    /// The limit that was reached.
    var refusal: Refusal?
    /// What the request asks for, by whatever name: nothing of it goes on record before the guards have seen it.
    var chosenModel: String?
    /// What was read of the body.
    var content = RequestContent.none
    /// The usage of the stream was asked for here, and is not for the client.
    var hidesUsage = false

    var upstream: Upstream?
    var connection: UpstreamConnection?
    var asked: NIODeadline?
    var hasRetried = false
    /// Whether the request was written to an upstream.
    var isSent = false
    /// Bytes that count in what is held for the token.
    private var bufferedBytes = 0
    /// From the headers to the end of the body.
    private static let longestBody = TimeAmount.minutes(5)
    /// What is sent to the upstream, kept until something came back.
    var message: (head: ByteBuffer, body: ByteBuffer)?
    var answer = Answering.none
    /// Says something in a stream that is silent for long, so that nobody on the way takes it for dead.
    var ping: Deadline?

    /// How the upstream's answer is handed on.
    enum Answering {
        case none
        /// Read whole, looked at, then sent.
        case whole(HTTPResponseHead, ByteBuffer)
        /// Event by event.
        case events(StreamGuard)
        /// A file, or what was said in a recording: its first bytes tell whether it is text.
        case undecided(HTTPResponseHead)
        /// As it comes: neither text nor events.
        case bytes(KeyWatch)
    }

    init(
        _ head: HTTPRequestHead, version: RequestHandler.Version, connection: ClientAddress, loop: LoopContext,
        client: RequestHandler
    ) {
        self.head = head
        self.loop = loop
        self.client = client
        plan = loop.plan
        fields = head.headers.map { ($0.name.lowercased(), $0.value) }
        address = connection.behind(
            plan.trustedProxies, forwardedFor: head.headers["x-forwarded-for"],
            forwardedProto: head.headers["x-forwarded-proto"])
        outcome = RequestOutcome(
            requestID: RequestID.find(in: fields) ?? RequestID.make(), time: WallClock.seconds)
        outcome.method = Self.known(head.method)
        outcome.peer = address.peer
        outcome.client = address.client
    }

    var isStreaming: Bool { if case .events = answer { true } else { false } }

    // MARK: From the client

    /// Looks at the headers. False if the request is answered already.
    func begin() -> Bool {
        if CORSPolicy.isPreflight(head), RequestChecks.problem(method: head.method.rawValue, headers: fields) == nil {
            answerPreflight()
            return false
        }
        if let error = problemOfHead() {
            refuse(error)
            return false
        }
        loop.began(self)
        client?.limit?.set(after: Self.longestBody)
        return true
    }

    private func problemOfHead() -> APIError? {
        if let error = RequestChecks.problem(method: head.method.rawValue, headers: fields) { return error }
        // Its framing is not to be relied on. Source: RFC 9112, section 6.1
        guard (head.version.major, head.version.minor) >= (1, 1) || !head.headers.contains(name: "transfer-encoding")
        else {
            return .malformedRequest("HTTP/1.0 knows no transfer encoding.")
        }
        if loop.isDraining { return .draining() }
        if let obstacle = loop.services.obstacle() { return obstacle }
        switch RouteTable.standard.match(method: head.method.rawValue, target: head.uri) {
        case .route(let route):
            self.route = route
            outcome.route = route.route
            dialect = route.dialect(hasAnthropicVersion: head.headers.contains(name: "anthropic-version"))
        case .wrongMethod(let allowed): return .wrongMethod(allowed: allowed)
        case .unknown: return .unknownRoute
        case .malformed(let problem): return .malformedRequest(problem)
        }
        guard let route else { return .internal }
        if let error = authenticate() { return error }
        if let error = RequestChecks.problem(body: route.route.body, headers: fields) { return error }
        if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }), length > plan.requestBodyLimit
        {
            return .bodyTooLarge
        }
        return nil
    }

    /// More of the body.
    func received(_ bytes: ByteBuffer) {
        guard case .receiving = phase else { return }
        if route?.route.body == BodyKind.none { return refuse(.malformedRequest("This route takes no body.")) }
        guard body.readableBytes + bytes.readableBytes <= plan.requestBodyLimit else {
            return refuse(.bodyTooLarge)
        }
        guard let token = identity?.token,
            loop.services.bodies.hold(bytes.readableBytes, of: token, bodyLimit: plan.requestBodyLimit)
        else { return refuse(.overloaded()) }
        bufferedBytes += bytes.readableBytes
        if body.readableBytes == 0 { body = bytes } else { body.writeImmutableBuffer(bytes) }
    }

    /// The request is whole.
    func completed() {
        guard case .receiving = phase, let route else { return }
        outcome.requestBytes = body.readableBytes
        if body.readableBytes > GuardThreads.threshold { return prepareApart(route) }
        if let error = prepare(route) { return refuse(error) }
        sendOn()
    }

    /// The request can be sent to its upstream.
    func sendOn() {
        phase = .asking
        client?.limit?.set(began + plan.timeouts.stream)
        ask()
    }

    /// The client closed its connection, or reset its stream.
    func clientLeft() {
        guard phase != .ended else { return }
        outcome.isAborted = true
        connection?.cancel()
        if case .events(let stream) = answer { note(stream) }
        end()
    }

    func writabilityChanged(_ isWritable: Bool) {
        guard case .answering = phase else { return }
        connection?.setReading(isWritable)
    }

    /// It took all the time that it has, in whatever state it is.
    func limitReached() {
        switch phase {
        case .receiving: refuse(.requestTimeout)
        // Our own guards took it; no provider has seen anything.
        case .preparing: refuse(.guardFailed)
        case .asking, .answering, .ended: upstreamFailed(.streamTimeout)
        }
    }

    /// Ends it if its token no longer counts.
    func reconsider(_ identities: IdentityTable) {
        guard phase != .ended, let identity, let hash else { return }
        let now = identities.identities[hash]
        guard now == nil || now?.isRevoked == true || now?.tokenID != identity.tokenID else { return }
        connection?.cancel()
        refuse(.unauthenticated)
    }

    /// The hash of the token that was shown.
    var hash: TokenHash?

    // MARK: The end

    /// The answer is whole. Everything is settled before its end is written, which may hand over the client's next request.
    func finish() {
        let client = client
        end()
        client?.sendEnd()
    }

    /// Counts what was used, tells who wants to know, and lets everything go.
    func end() {
        guard phase != .ended else { return }
        phase = .ended
        if let token = identity?.token { loop.services.bodies.letGo(bufferedBytes, of: token) }
        client?.limit?.clear()
        ping?.cancel()
        connection = nil
        message = nil
        settle()
        outcome.duration = UInt64((NIODeadline.now() - began).nanoseconds)
        if let asked { outcome.upstreamDuration += UInt64((NIODeadline.now() - asked).nanoseconds) }
        loop.ended(self)
        loop.services.observer.ended(outcome)
        client = nil
    }
}
