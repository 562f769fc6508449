internal import NIOCore
internal import NIOHTTP1
internal import ProxyGuards
internal import ProxyLimits
internal import ProxyRoutes

/// What is said of a request at level debug. Nothing is made where nobody listens.
extension Exchange {
    typealias Fields = [(name: StaticString, value: DataPlaneEvent.Value)]

    /// A method as records name it.
    static func known(_ method: HTTPMethod) -> String {
        switch method {
        case .GET: "GET"
        case .POST: "POST"
        case .PUT: "PUT"
        case .PATCH: "PATCH"
        case .DELETE: "DELETE"
        case .HEAD: "HEAD"
        case .OPTIONS: "OPTIONS"
        default: "other"
        }
    }

    /// It passed everything and is sent on.
    func tellAsked(_ upstream: Upstream, _ connection: UpstreamConnection) {
        loop.services.observer.happened(.debug) {
            DataPlaneEvent("request admitted", requestID: outcome.requestID, routing + limits + guards)
        }
        loop.services.observer.happened(.debug) {
            DataPlaneEvent(
                "upstream connection", requestID: outcome.requestID,
                [
                    ("upstream", .text(upstream.name)), ("credential_id", .text(upstream.credentialID)),
                    ("connection", .text(connection.useCount == 0 ? "new" : "leased")),
                    ("requests_before", .number(connection.useCount)),
                ])
        }
    }

    /// The upstream's headers are there.
    func tellAnswered(_ head: HTTPResponseHead) {
        loop.services.observer.happened(.debug) {
            let wait = asked.map { Int((NIODeadline.now() - $0).nanoseconds / 1_000_000) } ?? 0
            return DataPlaneEvent(
                "upstream answered", requestID: outcome.requestID,
                [("status", .number(Int(head.status.code))), ("milliseconds", .number(wait))])
        }
    }

    /// It is answered with an error of this program's own.
    func tellRefused() {
        loop.services.observer.happened(.debug) {
            var fields: Fields = [("failure", .text(outcome.failure ?? ""))]
            if let refusal {
                fields += [
                    ("limit_scope", .text(refusal.scope.rawValue)), ("limit_kind", .text(refusal.kind.rawValue)),
                    ("limit", .number(refusal.limit)), ("remaining", .number(refusal.remaining)),
                ]
            }
            return DataPlaneEvent("request refused", requestID: outcome.requestID, routing + fields + guards)
        }
    }

    private var routing: Fields {
        [
            ("route", .text(route.map { "\($0.route.method) \($0.route.template)" } ?? "none")),
            ("upstream", .text(upstream?.name ?? "none")),
        ]
    }

    /// How much is left; what nothing limits is left out.
    private var limits: Fields {
        let states: [(name: StaticString, state: LimitState?)] = [
            ("requests_remaining", reservation?.requests), ("model_tokens_remaining", reservation?.modelTokens),
        ]
        return states.compactMap { name, state in state.map { (name, .number($0.remaining)) } }
    }

    private var guards: Fields {
        guard let first = outcome.findings.first else { return [("guards", .text("passed"))] }
        return [
            ("guards", .text("found")), ("findings", .number(outcome.findings.count)), ("rule", .text(first.rule)),
            ("field", .text(first.field)),
        ]
    }
}
