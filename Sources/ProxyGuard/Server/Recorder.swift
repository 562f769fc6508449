internal import ProxyConfiguration
internal import ProxyDataPlane
internal import ProxyGuards
internal import ProxyRecords
internal import ProxyRoutes
internal import Synchronization

/// Hears of every request that ended: figures, the audit log, messages, what was used.
final class Recorder: ExchangeObserver {
    private let metrics: ProxyMetrics
    private let audit: AuditLog?
    private let log: LogSink
    private let usage: UsageWriter
    private let tokens: (input: Counter, output: Counter, cachedInput: Counter)
    /// What every request counts in, kept since finding a series by its labels costs more than counting.
    private let series = Mutex<[SeriesKey: RequestSeries]>([:])

    private struct SeriesKey: Hashable {
        var operation: Operation?
        var dialect: Dialect?
        var statusClass: Int
    }

    private struct RequestSeries {
        var count: Counter
        var duration: Histogram
    }

    init(metrics: ProxyMetrics, audit: AuditLog?, log: LogSink, usage: UsageWriter) {
        self.metrics = metrics
        tokens = (metrics.tokens("input"), metrics.tokens("output"), metrics.tokens("cached_input"))
        self.audit = audit
        self.log = log
        self.usage = usage
    }

    func ended(_ outcome: RequestOutcome) {
        count(outcome)
        usage.add(outcome)
        if let event = Self.event(outcome) {
            // What finds no room is counted by the record itself, and ends requests where the configuration says so.
            try? audit?.append(event)
        }
        log.log(
            Self.isDistrust(outcome) ? .warning : .info, "request", requestID: outcome.requestID,
            [
                "method": .text(outcome.route?.method ?? outcome.method),
                "route": .text(outcome.route?.template ?? "other"),
                "status": .integer(outcome.status), "failure": .text(outcome.failure ?? ""),
                "client": .address(outcome.client.map(Self.text) ?? ""), "token_id": .text(outcome.tokenID ?? ""),
                "project_id": .text(outcome.projectID ?? ""), "upstream": .text(outcome.upstream ?? ""),
                "model": .text(outcome.model ?? ""), "milliseconds": .integer(Int(outcome.duration / 1_000_000)),
                "request_bytes": .integer(outcome.requestBytes), "response_bytes": .integer(outcome.responseBytes),
                "aborted": .flag(outcome.isAborted),
            ])
    }

    func happened(_ detail: DataPlaneEvent.Detail, _ event: () -> DataPlaneEvent) {
        let level: LogSink.Level =
            switch detail {
            case .debug: .debug
            case .trace: .trace
            }
        guard log.isEnabled(level) else { return }
        let event = event()
        log.log(
            level, "\(event.message)", requestID: event.requestID,
            fields: event.fields.map { name, value in
                switch value {
                case .text(let text): ("\(name)", .text(text))
                case .number(let number): ("\(name)", .integer(number))
                case .address(let address): ("\(name)", .address(address.map(Self.text) ?? ""))
                }
            })
    }

    private func count(_ outcome: RequestOutcome) {
        let series = series(of: outcome)
        series.count.increment()
        series.duration.observe(Self.seconds(outcome.duration))
        if outcome.upstreamDuration <= outcome.duration {
            metrics.overhead.observe(Self.seconds(outcome.duration - outcome.upstreamDuration))
        }
        if let upstream = outcome.upstream, outcome.upstreamDuration > 0 {
            metrics.upstreamDuration(upstream).observe(Self.seconds(outcome.upstreamDuration))
        }
        if let upstream = outcome.upstream, let failure = outcome.failure.flatMap({ UpstreamFailure(rawValue: $0) }) {
            metrics.upstreamFailures(upstream, failure.rawValue).increment()
        }
        if let usage = outcome.usage {
            tokens.input.increment(by: usage.inputTokens)
            tokens.output.increment(by: usage.outputTokens)
            tokens.cachedInput.increment(by: usage.cachedInputTokens)
        }
        for finding in outcome.findings {
            let family = finding.rule.split(separator: "/").first.map(String.init) ?? "other"
            metrics.guardFindings(family, outcome.failure == nil ? "passed" : "blocked").increment()
        }
        if outcome.status == 401 { metrics.authFailures(outcome.failure ?? "other").increment() }
        if outcome.status == 429 { metrics.limited(outcome.tokenID == nil ? "address" : "token").increment() }
    }

    private func series(of outcome: RequestOutcome) -> RequestSeries {
        let key = SeriesKey(
            operation: outcome.route?.operation, dialect: outcome.route?.dialect, statusClass: outcome.status / 100)
        return series.withLock { series in
            if let known = series[key] { return known }
            let route = key.operation?.rawValue ?? "other"
            let new = RequestSeries(
                count: metrics.requests(
                    route, ProxyMetrics.statusClass(outcome.status), key.dialect?.rawValue ?? "other"),
                duration: metrics.requestDuration(route))
            series[key] = new
            return new
        }
    }

    /// Whether it failed because its upstream may not be the one that is meant: somebody has to look.
    private static func isDistrust(_ outcome: RequestOutcome) -> Bool {
        switch outcome.failure.flatMap({ UpstreamFailure(rawValue: $0) }) {
        case .addressRefused, .certificateRefused, .handshake: true
        default: false
        }
    }

    private static func seconds(_ nanoseconds: UInt64) -> Double { Double(nanoseconds) / 1e9 }

    private static func text(_ address: IPAddress) -> String { "\(address)" }

    /// What of requests belongs into the record: refusals for the token, limits, guards, and what the provider refused.
    private static func event(_ outcome: RequestOutcome) -> AuditEvent? {
        let action: String
        switch outcome.failure {
        case "invalid_api_key", "token_expired": action = "auth.failure"
        // An address that has to wait was recorded when it earned that; figures count the rest.
        case "rate_limit_exceeded" where outcome.tokenID == nil: return nil
        case "rate_limit_exceeded", "insufficient_quota", "token_limit_exceeded": action = "limit.refused"
        case "content_policy_violation": action = "guard.blocked"
        case "model_not_allowed", "forbidden": action = "policy.refused"
        case "guard_unavailable": action = "guard.failed"
        case "credential_refused", "credential_told", "redirected", "address_refused", "certificate_refused",
            "handshake":
            action = "upstream.refused"
        default:
            guard !outcome.findings.isEmpty else { return nil }
            action = "guard.found"
        }
        var details: [String: String] = ["status": String(outcome.status)]
        if let route = outcome.route { details["route"] = "\(route.method) \(route.template)" }
        if let upstream = outcome.upstream { details["upstream"] = upstream }
        if let finding = outcome.findings.first {
            details["rule"] = finding.rule
            details["field"] = finding.field
            details["findings"] = String(outcome.findings.count)
        }
        return AuditEvent(
            action: action, actorID: outcome.tokenID, projectID: outcome.projectID, tokenID: outcome.tokenID,
            clientIP: outcome.client.map(text), peerIP: outcome.peer.map(text), requestID: outcome.requestID,
            outcome: action == "guard.found" ? .success : .denied, reason: outcome.failure, details: details)
    }
}
