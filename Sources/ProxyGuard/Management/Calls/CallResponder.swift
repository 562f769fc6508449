internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import ProxyConfiguration
internal import ProxyLimits
internal import ProxyRecords
internal import ProxyStore

/// The way of every call, step by step; the first step that refuses ends it.
struct CallResponder: HTTPResponder {
    /// The most bytes of a body.
    static let greatestBody = 64 * 1024
    private static let socketAddress = AddressKey([127, 0, 0, 1])

    let services: ManagementServices
    let table: EndpointTable
    let freeze = Freeze()
    let credential: CredentialInForce
    private let order = CallOrder()
    private let auditTurn = Turn()
    private let refusals = RefusalCounter()

    init(_ services: ManagementServices, table: EndpointTable = .standard) {
        self.services = services
        self.table = table
        credential = CredentialInForce(services.credential)
        freeze.set(services.isFrozen)
    }

    /// Adds nothing to the headers that every answer has: `AnswerHeaders` does, also where no call came to be.
    func respond(to request: Request, context call: Call) async throws -> Response {
        do throws(ManagementError) {
            let answer = try await answer(to: request, call)
            return Self.response(answer.status, answer.json, call)
        } catch {
            if let cause = error.cause { services.tell("management call \(call.id): \(error.code): \(cause)") }
            return Self.response(error, call)
        }
    }

    // MARK: Order

    private func answer(to request: Request, _ call: Call) async throws(ManagementError) -> Answer {
        let recorder = CallRecorder(audit: services.audit, call: call)
        try checkAddress(call, recorder)
        let refusal = try authenticate(request.headers, call, recorder)
        let target = request.head.path ?? ""
        try checkTarget(target, recorder)
        if let refusal { try refuse(refusal, recorder) }

        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var action = "management.call"
        var ids: [String: String] = [:]
        do throws(ManagementError) {
            let (endpoint, found) = try table.find(method: request.method.rawValue, path: parts.first ?? "")
            (action, ids) = (endpoint.action, found)
            let invocation = Invocation(
                services: services, freeze: freeze, order: order, auditTurn: auditTurn, ids: ids,
                body: try await body(of: request, endpoint),
                query: try QueryFields(parts.count > 1 ? String(parts[1]) : nil, known: endpoint.queries))
            if freeze.isOn, endpoint.effect == .change { throw .frozen }
            return try await perform(endpoint, invocation, recorder)
        } catch  where error != .unrecorded {
            try recorder.note(recorder.event(action, ids: ids, error: error))
            throw error
        }
    }

    /// Changes are on the disk's record before they begin and before they are answered; what is only read is noted.
    private func perform(
        _ endpoint: Endpoint, _ invocation: Invocation, _ recorder: CallRecorder
    ) async throws(ManagementError) -> Answer {
        if endpoint.effect != .status { try recorder.checkWritable() }
        guard endpoint.changesSomething else {
            let answer = try await endpoint.perform(invocation)
            do throws(ManagementError) {
                try recorder.note(recorder.event(endpoint.action, ids: invocation.ids, answer: answer))
            } catch {
                guard endpoint.effect == .status else { throw error }
            }
            return answer
        }
        try await recorder.begin(endpoint.action, ids: invocation.ids)
        let answer: Answer
        do throws(ManagementError) {
            answer = try await carryOut(endpoint, invocation)
        } catch {
            // A part of it may be done, such as tokens that a panic revoked before the store failed.
            _ = await services.applied(services.store.latest.version)
            throw error
        }
        guard await services.applied(services.store.latest.version) else { throw .unapplied }
        try await recorder.end(recorder.event(endpoint.action, ids: invocation.ids, answer: answer))
        return answer
    }

    /// Changes are made one after the other, and none behind a panic, which could not revoke what it did not see.
    private func carryOut(
        _ endpoint: Endpoint, _ invocation: Invocation
    ) async throws(ManagementError) -> Answer {
        guard endpoint.effect == .change else { return try await endpoint.perform(invocation) }
        return try await order.perform { [freeze] () async throws(ManagementError) -> Answer in
            if freeze.isOn { throw .frozen }
            return try await endpoint.perform(invocation)
        }
    }

    // MARK: Steps

    private func checkAddress(_ call: Call, _ recorder: CallRecorder) throws(ManagementError) {
        switch call.peer {
        case .socket: return
        case .address(let address, _):
            if services.allowedNetworks.contains(where: { $0.contains(address) }) { return }
        case .unknown: break
        }
        try noteSparingly(recorder, "address")
        throw .forbiddenAddress
    }

    /// A token in the address is in somebody's log already: it is refused, and not looked at.
    private func checkTarget(_ target: String, _ recorder: CallRecorder) throws(ManagementError) {
        let decoded = QueryFields.decoded(target[...]) ?? target
        guard CredentialText.isContained(in: target) || CredentialText.isContained(in: decoded) else { return }
        try recorder.note(recorder.refusal("credential_in_query"))
        throw .credentialInQuery
    }

    /// Why the caller is not the administrator; nil if it is.
    ///
    /// An address that showed wrong tokens has to wait before it hears about another; who shows the right one is served all the same:
    /// whoever guesses beside an administrator, from the same machine or network, must not delay what helps against it. A token is not
    /// found by guessing faster, and the comparison takes the same time whatever it comes to.
    private func authenticate(
        _ headers: HTTPFields, _ call: Call, _ recorder: CallRecorder
    ) throws(ManagementError) -> Authentication.Refusal? {
        let authentication = Authentication(
            credential: credential.current, hasher: services.hasher, store: services.store)
        guard case .refused(let refusal) = authentication.verdict(headers) else { return nil }
        guard let key = Self.key(call) else { return refusal }
        let now = services.ticks()
        let wait = services.failures.check(key, now: now)
        services.failures.record(.failure, key, now: now)
        guard let wait else { return refusal }
        try noteSparingly(recorder, "throttled")
        throw .throttled(wait)
    }

    private func refuse(_ refusal: Authentication.Refusal, _ recorder: CallRecorder) throws(ManagementError) {
        try recorder.note(
            recorder.refusal(
                refusal.reason, tokenID: refusal.tokenID, details: refusal.hint.map { ["hint": $0] } ?? [:]))
        throw .unauthenticated
    }

    private func body(of request: Request, _ endpoint: Endpoint) async throws(ManagementError) -> BodyFields {
        let lengths = request.headers[values: .contentLength]
        if let length = lengths.first.flatMap({ Int($0) }), length > Self.greatestBody { throw .tooLarge }
        let bytes: [UInt8]
        do {
            bytes = try await Array(request.body.collect(upTo: Self.greatestBody).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw .tooLarge
        } catch {
            throw .invalid(nil, "the body did not arrive whole")
        }
        guard !bytes.isEmpty else { return try BodyFields(nil, known: endpoint.fields) }
        let types = request.headers[values: .contentType]
        guard types.count == 1, let type = types.first, BodyFields.isJSON(type),
            !request.headers.contains(.contentEncoding)
        else { throw .mediaType }
        return try BodyFields(bytes, known: endpoint.fields)
    }

    private func noteSparingly(_ recorder: CallRecorder, _ reason: String) throws(ManagementError) {
        guard let suppressed = refusals.admit(at: services.ticks()) else { return }
        try recorder.note(
            recorder.refusal(reason, details: suppressed > 0 ? ["suppressed": String(suppressed)] : [:]))
    }

    /// All who connect through the file system count together.
    private static func key(_ call: Call) -> AddressKey? {
        if case .address(let address, _) = call.peer { AddressKey(address.bytes) } else { socketAddress }
    }
}

extension CallResponder {
    static func response(_ error: ManagementError, _ call: Call) -> Response {
        var response = response(error.status, error.json(requestID: call.id), call)
        if let wait = error.retryAfter { response.headers[.retryAfter] = String(wait) }
        if error.status == 401 { response.headers[.wwwAuthenticate] = "Bearer" }
        if !error.allowed.isEmpty { response.headers[.allow] = error.allowed.joined(separator: ", ") }
        return response
    }

    static func response(_ status: Int, _ json: JSONValue?, _ call: Call) -> Response {
        var headers = HTTPFields()
        if let name = HTTPField.Name("x-request-id") { headers[name] = call.id }
        guard let json else { return Response(status: .init(code: status), headers: headers) }
        headers[.contentType] = "application/json"
        return Response(
            status: .init(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes + [UInt8(ascii: "\n")])))
    }
}
