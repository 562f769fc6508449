internal import ProxyRecords

/// Writes the audit log's lines about calls.
struct CallRecorder: Sendable {
    /// What precedes a change: with it on the disk the change can be told from one that never began.
    static let begin = "management.begin"
    /// A caller who was not known.
    static let refused = "management.refused"

    var audit: AuditLog
    var call: Call

    /// Throws unless the log is written, before anything is done.
    func checkWritable() throws(ManagementError) {
        guard audit.state == .writing else { throw .auditUnavailable }
    }

    /// Returns once the line is on the disk.
    func begin(_ action: String, ids: [String: String]) async throws(ManagementError) {
        var event = event(Self.begin, ids: ids)
        event.details["action"] = action
        do { try await audit.record(event) } catch { throw .auditUnavailable }
    }

    /// The end of a change; returns once the line is on the disk.
    func end(_ event: AuditEvent) async throws(ManagementError) {
        do { try await audit.record(event) } catch { throw .unrecorded }
    }

    /// A call that changed nothing; nobody waits for the disk.
    func note(_ event: AuditEvent) throws(ManagementError) {
        do { try audit.append(event) } catch { throw .auditUnavailable }
    }

    func event(
        _ action: String, ids: [String: String] = [:], answer: Answer? = nil, error: ManagementError? = nil
    ) -> AuditEvent {
        var event = AuditEvent(
            action: action, actorID: "management", role: "admin", projectID: answer?.projectID ?? ids["project"],
            tokenID: answer?.tokenID ?? ids["token"], clientIP: call.peerText, peerIP: call.peerText,
            requestID: call.id, details: answer?.details ?? [:])
        if let key = ids["key"] { event.details["key_id"] = key }
        guard let error else { return event }
        event.outcome = error.status >= 500 ? .failure : .denied
        event.reason = error.code
        if let field = error.field, !CredentialText.isContained(in: field) { event.details["field"] = field }
        return event
    }

    /// A caller who is refused before it is known who it is.
    func refusal(_ reason: String, tokenID: String? = nil, details: [String: String] = [:]) -> AuditEvent {
        AuditEvent(
            action: Self.refused, tokenID: tokenID, clientIP: call.peerText, peerIP: call.peerText,
            requestID: call.id, outcome: .denied, reason: reason, details: details)
    }
}
