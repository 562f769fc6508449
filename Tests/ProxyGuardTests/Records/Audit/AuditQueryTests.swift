import Testing

@testable import ProxyRecords

@Suite("Audit queries")
struct AuditQueryTests {
    private func record(_ event: AuditEvent) throws -> AuditRecord {
        try #require(AuditRecord(AuditLine.encode(event, after: .origin).bytes.dropLast()))
    }

    @Test("each condition leaves out what does not meet it")
    func conditions() throws {
        let event = AuditSample.event(4)
        let record = try record(event)
        let later = Timestamp(milliseconds: event.timestamp.milliseconds + 1)
        let matching = [
            AuditQuery(), AuditQuery(since: event.timestamp, until: later), AuditQuery(action: "token.create"),
            AuditQuery(action: "token."), AuditQuery(actorID: "op_1"), AuditQuery(tokenID: "tok_4"),
            AuditQuery(projectID: "prj_1"), AuditQuery(requestID: "req_4"), AuditQuery(outcome: .denied),
            AuditQuery(after: 0),
        ]
        let others = [
            AuditQuery(since: later), AuditQuery(until: event.timestamp), AuditQuery(action: "token"),
            AuditQuery(action: "project."), AuditQuery(actorID: "op_2"), AuditQuery(tokenID: "tok_%"),
            AuditQuery(projectID: "prj_2"), AuditQuery(requestID: "req"), AuditQuery(outcome: .success),
            AuditQuery(after: 1),
        ]
        for query in matching { #expect(query.matches(record), "\(query)") }
        for query in others { #expect(!query.matches(record), "\(query)") }
    }
}
