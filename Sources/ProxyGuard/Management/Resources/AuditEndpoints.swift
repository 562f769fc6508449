internal import NIOPosix
internal import ProxyRecords
internal import ProxyStore

/// Questions about the audit log.
enum AuditEndpoints {
    private static let filters = ["action", "actor", "token", "project", "request", "outcome", "since", "until"]

    static let all = [
        Endpoint("GET", "/audit", "audit.query", .read, queries: filters + ["after", "limit"], query),
        Endpoint("GET", "/audit/report", "audit.report", .read, queries: filters, report),
        Endpoint("POST", "/audit/verify", "audit.verify", .read, fields: [], verify),
    ]

    @Sendable
    private static func query(_ call: Invocation) async throws(ManagementError) -> Answer {
        var query = try filter(call)
        query.after = try call.query.number("after", in: 0...Int64.max)
        let limit = Int(try call.query.number("limit", in: 1...200) ?? 50)
        let records = try await read(call) { [query] file throws(AuditError) in
            try AuditReader.events(in: file, query, limit: limit)
        }
        let next = records.count == limit ? records.last?.sequence : nil
        return Answer(json: ["items": .array(records.map { RecordTexts.json($0) }), "next": JSONValue(next)])
    }

    @Sendable
    private static func report(_ call: Invocation) async throws(ManagementError) -> Answer {
        let query = try filter(call)
        let report = try await read(call) { file throws(AuditError) in try AuditReport(reading: file, query) }
        return Answer(json: report.json)
    }

    @Sendable
    private static func verify(_ call: Invocation) async throws(ManagementError) -> Answer {
        let keys = call.services.auditKeys
        let verdict = try await read(call) { file throws(AuditError) in try AuditVerifier.verify(file, keys: keys) }
        switch verdict {
        case .intact: return Answer(json: verdict.json, details: ["verdict": "intact"])
        case .broken(let fault):
            return Answer(json: verdict.json, details: ["verdict": "broken", "kind": fault.kind.rawValue])
        }
    }

    private static func filter(_ call: Invocation) throws(ManagementError) -> AuditQuery {
        let fields = call.query
        var query = AuditQuery(
            since: try fields.time("since"), until: try fields.time("until"), action: fields["action"],
            actorID: fields["actor"], tokenID: try fields.id("token", .token),
            projectID: try fields.id("project", .project), requestID: fields["request"])
        if let text = fields["outcome"] {
            guard let outcome = AuditOutcome(rawValue: text) else {
                throw .invalid("outcome", "write one of success, denied and failure")
            }
            query.outcome = outcome
        }
        return query
    }

    /// Reads on a thread that may block, what was recorded before included; one question at a time, as the log may be long.
    private static func read<Value: Sendable>(
        _ call: Invocation, _ body: @escaping @Sendable (String) throws(AuditError) -> Value
    ) async throws(ManagementError) -> Value {
        guard call.auditTurn.take() else {
            throw ManagementError(
                503, "audit_busy", "another question about the audit log is being answered", retryAfter: 1)
        }
        defer { call.auditTurn.giveBack() }
        let services = call.services
        do {
            return try await NIOThreadPool.singleton.runIfActive {
                try services.audit.flush()
                return try body(services.auditFile)
            }
        } catch {
            var told = ManagementError(503, "audit_unreadable", "the audit log cannot be read; see the program's log")
            told.cause = "\(error)"
            throw told
        }
    }
}
