internal import NIOCore
internal import NIOHTTP1
internal import ProxyGuards
internal import ProxyRoutes
internal import Rules

extension Exchange: UpstreamDelegate {
    /// Sends the request on.
    func ask(isFresh: Bool = false) {
        guard let upstream else { return refuse(.internal) }
        if asked == nil { asked = .now() }
        loop.pool(of: upstream).lease(isFresh: isFresh) { result in
            switch result {
            case .success(let connection): self.ask(upstream, connection)
            case .failure(let failure): self.upstreamFailed(failure)
            }
        }
    }

    private func ask(_ upstream: Upstream, _ connection: UpstreamConnection) {
        // The client left while the connection was made: it serves the next one.
        guard case .asking = phase, let message else { return connection.release() }
        self.connection = connection
        isSent = true
        tellAsked(upstream, connection)
        connection.send(
            message.head, body: message.body, firstByte: upstream.firstByteTimeout, idle: upstream.idleTimeout, to: self
        )
    }

    // MARK: The answer

    func upstreamAnswered(_ head: HTTPResponseHead) {
        guard case .asking = phase else { return }
        message = nil
        tellAnswered(head)
        switch head.status.code {
        case 300..<400: return fail(.redirected)
        // The provider's word about the key would tell the client a part of it.
        case 401, 403, 407: return fail(.credentialRefused)
        case 200..<300, 400..<600: break
        default: return fail(.malformed)
        }
        let type = head.headers.first(name: "content-type").flatMap { MediaType($0) }?.essence
        if head.headers.contains(name: "content-encoding"), head.headers["content-encoding"] != ["identity"] {
            return fail(.malformed)
        }
        switch type {
        case "text/event-stream":
            answer = .events(makeStream())
            sendHead(head, length: nil)
            client?.flush()
            ping = Deadline(loop.loop) { [weak self] in self?.sayAlive() }
            ping?.set(after: Self.longestSilence)
        case nil, "application/json", "text/plain":
            answer = .whole(head, ByteBuffer())
        default:
            // What cannot be looked into comes only where it is asked for; a page of HTML is no answer of an API.
            guard route?.route.operation.answersBytes == true, head.status.code < 300 else { return fail(.malformed) }
            answer = .undecided(head)
        }
    }

    /// Begins an answer that is neither JSON nor events: text is read whole, since it can be looked into; the rest is passed on as it comes.
    private func decide(_ head: HTTPResponseHead, _ first: ByteBuffer) {
        if first.withUnsafeReadableBytes({ GuardWorker.isText($0) }) {
            answer = .whole(head, ByteBuffer())
        } else {
            answer = .bytes(KeyWatch(upstream?.credential.revealed ?? []))
            sendHead(head, length: head.headers.first(name: "content-length"))
        }
    }

    func upstreamSent(_ bytes: ByteBuffer) {
        guard phase != .ended else { return }
        if case .undecided(let head) = answer { decide(head, bytes) }
        switch answer {
        case .none, .undecided: break
        case .whole(let head, var collected):
            guard collected.readableBytes + bytes.readableBytes <= plan.responseBodyLimit else {
                return fail(.tooLarge)
            }
            // So that the buffer is changed in place.
            answer = .none
            if collected.readableBytes == 0 { collected = bytes } else { collected.writeImmutableBuffer(bytes) }
            answer = .whole(head, collected)
        case .events(let stream):
            let output = bytes.withUnsafeReadableBytes { stream.receive($0) }
            if send(output) { end(stream) }
        case .bytes(var watch):
            guard outcome.responseBytes + bytes.readableBytes <= plan.responseBodyLimit else { return fail(.tooLarge) }
            guard let passed = watch.pass(bytes) else { return fail(.credentialTold) }
            answer = .bytes(watch)
            send(passed)
        }
    }

    func upstreamEnded() {
        connection = nil
        guard phase != .ended else { return }
        if case .undecided(let head) = answer { decide(head, ByteBuffer()) }
        switch answer {
        case .none, .undecided: return upstreamFailed(.malformed)
        case .whole(let head, let bytes): inspect(head, bytes)
        case .events(let stream):
            if !send(stream.finish()), isCutShort(stream) { return upstreamFailed(.incomplete) }
            end(stream)
        case .bytes(let watch):
            send(watch.rest)
            finish()
        }
    }

    func upstreamFailed(_ failure: UpstreamFailure) {
        // Where it did not fail by itself, but a time was over.
        connection?.cancel()
        connection = nil
        guard phase != .ended else { return }
        if failure == .stale, !hasRetried, case .asking = phase {
            // The provider had closed a connection that was kept open, and has seen nothing of the request.
            hasRetried = true
            return ask(isFresh: true)
        }
        outcome.failure = failure.rawValue
        refuse(Self.error(failure))
    }

    /// What the upstream does ends the request.
    private func fail(_ failure: UpstreamFailure) {
        connection?.cancel()
        upstreamFailed(failure)
    }

    private static func error(_ failure: UpstreamFailure) -> APIError {
        if failure.isTimeout { return .upstreamTimeout }
        return switch failure {
        case .redirected: .upstreamRedirected
        case .malformed, .tooLarge, .credentialRefused, .credentialTold, .incomplete: .upstreamInvalid
        default: .upstreamUnreachable
        }
    }

    // MARK: Streams

    private func send(_ bytes: ByteBuffer) {
        guard bytes.readableBytes > 0, let client else { return }
        outcome.responseBytes += bytes.readableBytes
        ping?.set(after: Self.longestSilence)
        client.send(bytes)
        client.flush()
        if !client.isWritable { connection?.setReading(false) }
    }

    private static let longestSilence = TimeAmount.seconds(15)

    /// A comment between two events; clients pass over it. Source: https://html.spec.whatwg.org/#authoring-notes
    private func sayAlive() {
        guard case .answering = phase, let client else { return }
        if client.isWritable {
            client.send(ByteBuffer(string: ": ping\n\n"))
            client.flush()
        }
        ping?.set(after: Self.longestSilence)
    }

    private func makeStream() -> StreamGuard {
        let dialect = dialect
        let requestID = outcome.requestID
        return StreamGuard(loop.guards, key: upstream?.credential.revealed ?? [], hidesUsage: hidesUsage) { stop in
            switch stop {
            case .blocked(let findings):
                APIError.guardBlocked(rule: findings.first?.rule).event(for: dialect, requestID: requestID)
            case .failed: APIError.guardFailed.event(for: dialect, requestID: requestID)
            case .credentialTold: APIError.upstreamInvalid.event(for: dialect, requestID: requestID)
            }
        }
    }

    /// Hands on what a stream's guard lets pass; true if that is its end.
    private func send(_ output: StreamGuard.Output) -> Bool {
        outcome.findings += output.findings
        switch output.stop {
        case .blocked: outcome.failure = APIError.guardBlocked().code
        case .failed: outcome.failure = APIError.guardFailed.code
        case .credentialTold: outcome.failure = UpstreamFailure.credentialTold.rawValue
        case nil: break
        }
        if !output.bytes.isEmpty { send(ByteBuffer(bytes: output.bytes)) }
        return output.stop != nil
    }

    /// Whether the provider ended a good stream before it said that it was all: its client would take what there is for the whole answer.
    private func isCutShort(_ stream: StreamGuard) -> Bool {
        !stream.isWhole && outcome.status < 300 && route?.route.operation.marksEndOfStream == true
    }

    private func end(_ stream: StreamGuard) {
        connection?.cancel()
        connection = nil
        note(stream)
        finish()
    }

    /// Keeps what a stream told of its tokens, and that it told of an error; what nobody counted is estimated.
    func note(_ stream: StreamGuard) {
        // Clients leave when they read of it.
        if stream.hasError, outcome.failure == nil { outcome.failure = UpstreamFailure.streamError.rawValue }
        let estimate = estimatedUsage(answerBytes: stream.textBytes)
        guard var usage = stream.usage else {
            outcome.usage = estimate
            return
        }
        // What a stream says in front of its end is less than what it has written.
        if !stream.hasEnded { usage.outputTokens = max(usage.outputTokens, estimate.outputTokens) }
        outcome.usage = usage
    }

    // MARK: Whole answers

    private func inspect(_ head: HTTPResponseHead, _ bytes: ByteBuffer) {
        let key = upstream?.credential.revealed ?? []
        let inspect: @Sendable (GuardWorker) -> ResponseInspection = { guards in
            bytes.withUnsafeReadableBytes { guards.inspectResponse($0, key: key) }
        }
        // What is there already is looked into here where nobody else has time for it.
        let isApart =
            bytes.readableBytes > GuardThreads.threshold
            && GuardThreads.shared.run(loop.guards.engine, on: loop.loop, inspect) { [self] inspection in
                if phase != .ended { sendWhole(head, bytes, inspection) }
            }
        if !isApart { sendWhole(head, bytes, inspect(loop.guards)) }
    }

    private func sendWhole(_ head: HTTPResponseHead, _ bytes: ByteBuffer, _ inspection: ResponseInspection) {
        if inspection.tellsKey { return upstreamFailed(.credentialTold) }
        // Providers charge nothing for an error.
        let isError = head.status.code >= 400
        outcome.usage =
            inspection.usage ?? (isError ? ModelUsage() : estimatedUsage(answerBytes: inspection.textBytes))
        if !isError, inspection.hasError, route?.route.operation.tellsErrorsByStatus == true {
            return refuse(.upstreamInvalid)
        }
        var body = bytes
        switch inspection.verdict {
        case .pass: break
        case .flagged(let findings): outcome.findings += findings
        case .redacted(let redacted, let findings):
            outcome.findings += findings
            body = ByteBuffer(bytes: redacted)
        case .blocked(let findings):
            outcome.findings += findings
            return refuse(.guardBlocked(rule: findings.first?.rule))
        case .failed: return refuse(.guardFailed)
        }
        outcome.responseBytes = body.readableBytes
        sendHead(head, length: String(body.readableBytes))
        client?.send(body)
        finish()
    }
}
