internal import NIOCore
internal import NIOHTTP1
internal import ProxyGuards
internal import ProxyLimits
internal import ProxyRoutes
internal import Rules

extension Exchange {
    /// What every answer has.
    private var ownHeaders: HTTPHeaders {
        var headers = HTTPHeaders()
        headers.reserveCapacity(16)
        headers.add(name: "x-request-id", value: outcome.requestID)
        plan.headers.add(to: &headers, isSecure: address.isSecure)
        plan.cors.add(to: &headers, origins: head.headers["origin"])
        for (name, value) in (reservation?.headers ?? refusal?.headers)?.fields ?? [] {
            headers.add(name: name, value: value)
        }
        return headers
    }

    /// The head of the provider's answer, as far as it is passed on.
    func sendHead(_ head: HTTPResponseHead, length: String?) {
        phase = .answering
        var headers = ownHeaders
        for (name, value) in head.headers {
            guard let kept = HeaderPolicy.passes(response: name), HeaderPolicy.isPlain(value),
                !tellsCredential(value)
            else { continue }
            headers.add(name: kept, value: value)
        }
        if isStreaming { headers.add(name: "x-accel-buffering", value: "no") }
        if let length { headers.add(name: "content-length", value: length) }
        outcome.status = Int(head.status.code)
        client?.send(HTTPResponseStatus(statusCode: Int(head.status.code)), headers)
    }

    /// Whether the provider's key stands in a value.
    private func tellsCredential(_ value: String) -> Bool {
        guard let key = upstream?.credential.revealed, value.utf8.count >= key.count,
            let search = LiteralSearch(credential: key)
        else { return false }
        return Array(value.utf8).withUnsafeBytes { search.isIn($0) }
    }

    /// Ends the request with an error: as an answer, as the last event of a stream that has begun, or, where neither is left, by the
    /// end of the connection.
    func refuse(_ error: APIError) {
        guard phase != .ended else { return }
        connection?.cancel()
        connection = nil
        if outcome.failure == nil { outcome.failure = error.code }
        tellRefused()
        switch (phase, answer) {
        case (.answering, .events(let stream)):
            note(stream)
            client?.send(ByteBuffer(bytes: error.event(for: dialect, requestID: outcome.requestID)))
            finish()
        case (.answering, _):
            client?.abort()
            end()
        default:
            outcome.status = error.status
            let body = error.body(for: dialect, requestID: outcome.requestID)
            var headers = ownHeaders
            headers.add(name: "content-type", value: APIError.contentType)
            for (name, value) in error.headers { headers.add(name: name, value: value) }
            headers.add(name: "content-length", value: String(body.count))
            client?.send(HTTPResponseStatus(statusCode: error.status), headers)
            // The body of an answer to HEAD is none, whatever its length.
            if head.method != .HEAD { client?.send(ByteBuffer(bytes: body)) }
            finish()
        }
    }

    /// What a browser asks before a page's request. Source: https://fetch.spec.whatwg.org/#cors-preflight-fetch
    func answerPreflight() {
        var headers = ownHeaders
        let methods: [String] =
            switch RouteTable.standard.match(method: "", target: head.uri) {
            case .wrongMethod(let allowed): allowed
            case .route, .unknown, .malformed: []
            }
        let isAllowed = plan.cors.addPreflight(to: &headers, origins: head.headers["origin"], methods: methods)
        outcome.status = isAllowed ? 204 : 403
        if !isAllowed { headers.add(name: "content-length", value: "0") }
        client?.send(isAllowed ? .noContent : .forbidden, headers)
        finish()
    }

    /// The answer to bytes that are no request; nothing of them is known.
    static func answer(
        to error: HTTPParserError, loop: LoopContext, connection: ClientAddress
    ) -> (status: HTTPResponseStatus, headers: HTTPHeaders, body: [UInt8]) {
        let problem: APIError =
            switch error {
            case .headerOverflow: .headersTooLarge
            default: .malformedRequest("This is no valid request of HTTP.")
            }
        let requestID = RequestID.make()
        var headers = HTTPHeaders()
        headers.add(name: "x-request-id", value: requestID)
        loop.plan.headers.add(to: &headers, isSecure: connection.isSecure)
        headers.add(name: "content-type", value: APIError.contentType)
        let body = problem.body(for: .openai, requestID: requestID)
        headers.add(name: "content-length", value: String(body.count))
        var outcome = RequestOutcome(requestID: requestID, time: WallClock.seconds)
        outcome.peer = connection.peer
        outcome.client = connection.client
        outcome.status = problem.status
        outcome.failure = problem.code
        loop.services.observer.ended(outcome)
        return (HTTPResponseStatus(statusCode: problem.status), headers, body)
    }
}
