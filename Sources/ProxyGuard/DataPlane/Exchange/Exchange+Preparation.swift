internal import NIOCore
internal import NIOHTTP1
internal import ProxyConfiguration
internal import ProxyGuards
internal import ProxyLimits
internal import ProxyRoutes
internal import Rules

extension Exchange {
    /// What an answer may have of tokens where the request says nothing.
    private static let usualAnswer = 4096
    /// In bytes; longer names are no models of anybody.
    private static let longestModel = 256

    /// Everything between the whole request and the upstream: what it asks for, whether that may be, what it costs, what it says.
    /// Nil if it can be sent.
    func prepare(_ route: MatchedRoute) -> APIError? {
        if let error = take(RequestContent.read(body, route.route, boundary: boundary)) ?? admit(route) { return error }
        return take(content.verdict(body, loop.guards, for: upstream), route)
    }

    // MARK: What it asks for

    /// Of a form, as its headers were found to say it.
    var boundary: String? {
        guard route?.route.body == .multipart else { return nil }
        return fields.first { $0.name == "content-type" }.flatMap { MediaType($0.value) }?.boundary
    }

    func take(_ read: Result<RequestContent, APIError>) -> APIError? {
        switch read {
        case .success(let content):
            self.content = content
            return nil
        case .failure(let error): return error
        }
    }

    /// Whether what is asked for may be, and what it costs.
    func admit(_ route: MatchedRoute) -> APIError? { choose(route) ?? reserve() }

    /// The model that the request asks for, in its body or in its path; the same for every later stage.
    private func model(_ route: MatchedRoute) -> Result<String?, APIError> {
        if let model = route.parameters["model"] { return .success(model) }
        guard let field = content.model else { return .success(nil) }
        switch field {
        case .text(let model) where model.utf8.count > Self.longestModel:
            return .failure(.malformedRequest("The model's name is too long."))
        case .text(let model): return .success(model)
        case .missing where !route.route.operation.needsModel: return .success(nil)
        case .missing: return .failure(.malformedRequest("The body names no model."))
        case .notText: return .failure(.malformedRequest("The model is not a text."))
        }
    }

    /// The first upstream that has the route and the model.
    private func choose(_ route: MatchedRoute) -> APIError? {
        let model: String?
        switch self.model(route) {
        case .success(let name): model = name
        case .failure(let error): return error
        }
        let candidates = plan.upstreams.filter { $0.admits(route.route) }
        guard !candidates.isEmpty else { return .unknownRoute }
        if let model {
            guard Self.admits(identity?.models ?? [], model) else { return .forbiddenModel }
            upstream = candidates.first { Self.admits($0.models, model) }
            guard upstream != nil else { return .forbiddenModel }
            chosenModel = model
        } else if route.route.body == .none {
            upstream = candidates[0]
        } else {
            // A body without a model may mean any model: not what a list of models allows.
            guard identity?.models.isEmpty ?? false else { return .forbiddenModel }
            upstream = candidates.first { $0.models.isEmpty }
            guard upstream != nil else { return .forbiddenModel }
        }
        outcome.upstream = upstream?.name
        outcome.credentialID = upstream?.credentialID
        return nil
    }

    /// Exactly the names of the list: case, spaces and prefixes make another model.
    private static func admits(_ models: Set<String>, _ model: String) -> Bool {
        models.isEmpty || models.contains(model)
    }

    // MARK: What it costs

    private func reserve() -> APIError? {
        guard let identity else { return .unauthenticated }
        let prompt = readsTokens ? (content.promptBytes + 3) / 4 : 0
        let asked: Int? = if case .json(let document) = content { document.maxTokens } else { nil }
        let answer = writesTokens ? asked ?? Self.usualAnswer : 0
        // A client may write any number.
        let (sum, isTooLarge) = prompt.addingReportingOverflow(answer)
        let token = identity.tokenLimits.merged(with: plan.tokenLimits)
        let project = identity.projectLimits.merged(with: plan.projectLimits)
        // No model has a price yet: what may cost a certain amount of money is not let pass for nothing.
        guard token.microDollarsPerDay == nil, project.microDollarsPerDay == nil else { return .unknownPrice }
        let claim = Claim(
            global: plan.globalLimits,
            address: address.client.flatMap { AddressKey($0.bytes) }.map { Claim.Party($0, plan.addressLimits) },
            token: Claim.Party(identity.token, token), project: Claim.Party(identity.project, project),
            modelTokens: isTooLarge ? .max : sum, dayIndex: Int(outcome.time / 86_400))
        switch loop.services.limiter.admit(claim, now: NIODeadline.now().uptimeNanoseconds) {
        case .admitted(let reservation):
            self.reservation = reservation
            outcome.isAdmitted = true
            return nil
        case .refused(let refusal):
            self.refusal = refusal
            if let wait = refusal.retryAfter { return .rateLimited(retryAfter: wait) }
            guard refusal.kind == .modelTokensPerMinute else { return .quotaExhausted }
            return .exceedsTokenLimit(
                limit: refusal.limit, prompt: prompt, answer: writesTokens ? asked : nil, assumed: answer,
                field: route?.route.operation.answerLimitName)
        }
    }

    /// Whether a model reads what is sent.
    private var readsTokens: Bool {
        switch content {
        case .none: false
        case .json, .form: route?.route.operation.readsTokens ?? false
        }
    }

    /// Whether a model answers in tokens.
    private var writesTokens: Bool {
        switch content {
        case .none: false
        case .json, .form: route?.route.operation.writesTokens ?? false
        }
    }

    /// Gives back what was not used. What nobody counted is estimated, never taken for nothing.
    func settle() {
        guard let reservation else { return }
        self.reservation = nil
        let now = NIODeadline.now().uptimeNanoseconds
        guard isSent else { return loop.services.limiter.cancel(reservation, now: now) }
        // Of an answer that nobody waited for all that was reserved counts: the provider may have written it.
        loop.services.limiter.settle(
            reservation, modelTokens: outcome.usage.map { $0.inputTokens + $0.outputTokens }, microDollars: 0, now: now)
        if outcome.usage == nil { outcome.usage = estimatedUsage(answerBytes: outcome.responseBytes) }
    }

    /// About four bytes make a token of a model, where one is asked.
    func estimatedUsage(answerBytes: Int) -> ModelUsage {
        ModelUsage(
            inputTokens: readsTokens ? (content.promptBytes + 3) / 4 : 0,
            outputTokens: writesTokens ? (answerBytes + 3) / 4 : 0, cachedInputTokens: 0)
    }

    // MARK: What it says

    /// Does what the guards say.
    func take(_ inspected: Result<GuardVerdict, APIError>, _ route: MatchedRoute) -> APIError? {
        let verdict: GuardVerdict
        switch inspected {
        case .success(let found): verdict = found
        case .failure(let error): return error
        }
        let error = inspectPath(route) ?? follow(verdict, route)
        recordModel(verdict)
        if let error { return error }
        guard let upstream else { return .unknownRoute }
        askForUsage(route, upstream)
        message = (upstreamHead(route, upstream), body)
        return nil
    }

    /// What stands in the path is sent on as it is, like the body.
    private func inspectPath(_ route: MatchedRoute) -> APIError? {
        for (name, value) in route.parameters {
            switch loop.guards.inspect(name: value, field: name) {
            case .pass: break
            case .flagged(let findings): outcome.findings += findings
            case .blocked(let findings), .redacted(_, let findings):
                outcome.findings += findings
                return .guardBlocked(rule: findings.first?.rule)
            case .failed: return .guardFailed
            }
        }
        return nil
    }

    /// The model goes on record, unless the guards found something where its name stands: that is told, and the name is not.
    private func recordModel(_ verdict: GuardVerdict) {
        guard let model = chosenModel else { return }
        if verdict != .pass || !outcome.findings.isEmpty {
            // By itself, too: a finding may begin elsewhere, and not every one is kept.
            guard !outcome.findings.contains(where: { $0.field == "model" }),
                loop.guards.inspect(name: model, field: "model") == .pass
            else { return }
        }
        outcome.model = model
    }

    private func follow(_ verdict: GuardVerdict, _ route: MatchedRoute) -> APIError? {
        switch verdict {
        case .pass: break
        case .flagged(let findings): outcome.findings += findings
        case .redacted(let bytes, let findings):
            outcome.findings += findings
            body = ByteBuffer(bytes: bytes)
            // Everything stands elsewhere now.
            if case .json(let document) = content, document.stream {
                guard case .success(let content) = RequestContent.read(body, route.route, boundary: nil) else {
                    return .guardFailed
                }
                self.content = content
            }
        case .blocked(let findings):
            outcome.findings += findings
            return .guardBlocked(rule: findings.first?.rule)
        case .failed: return .guardFailed
        }
        return nil
    }

    // MARK: What is sent

    /// The head of what the upstream is sent, with its empty line.
    private func upstreamHead(_ route: MatchedRoute, _ upstream: Upstream) -> ByteBuffer {
        var text = ByteBuffer()
        text.reserveCapacity(1024)
        text.write(method: head.method.rawValue, target: upstream.path(of: route))
        text.write(field: "host", upstream.authority.utf8)
        for (name, value) in fields where HeaderPolicy.passes(request: name, to: upstream.dialect) {
            text.write(field: name, value.utf8)
        }
        text.write(field: "user-agent", "proxyguard".utf8)
        // What is compressed cannot be looked into.
        text.write(field: "accept-encoding", "identity".utf8)
        let credential = upstream.credentialHeader
        text.write(field: credential.name, upstream.credential.revealed, after: credential.prefix)
        if route.route.body != .none { text.write(field: "content-length", String(body.readableBytes).utf8) }
        text.writeStaticString("\r\n")
        return text
    }
}
