import Testing

@testable import ProxyRecords

@Suite("Audit report")
struct AuditReportTests {
    @Test("counts, tokens, failures, and addresses that were not there before")
    func report() throws {
        let sample = try AuditSample()
        let log = try AuditLog(sample.options)
        func say(_ second: Int64, _ token: String, _ address: String, _ outcome: AuditOutcome = .success) throws {
            try log.append(
                AuditEvent(
                    timestamp: Timestamp(seconds: second), action: "request", projectID: "prj_1", tokenID: token,
                    clientIP: address, outcome: outcome, reason: outcome == .success ? nil : "expired"))
        }
        try say(1, "tok_1", "192.0.2.1")
        try say(10, "tok_2", "192.0.2.1")
        try say(11, "tok_2", "192.0.2.2", .denied)
        try say(12, "tok_1", "192.0.2.3", .denied)
        try log.flush()
        log.close()
        let report = try AuditReport(reading: sample.path, AuditQuery(since: Timestamp(seconds: 10)))
        #expect(report.count == 3 && report.first == Timestamp(seconds: 10) && report.last == Timestamp(seconds: 12))
        #expect(report.topTokens.map(\.name) == ["tok_2", "tok_1"] && report.topTokens.map(\.count) == [2, 1])
        #expect(report.failures.map(\.name) == ["request: expired"] && report.failures[0].count == 2)
        #expect(report.outcomes.map(\.name) == ["denied", "success"])
        #expect(report.newAddresses == ["192.0.2.2", "192.0.2.3"])
        #expect(report.failingAddresses.count == 2 && report.projects[0].count == 3)
        #expect(try AuditReport(reading: sample.path, length: 1).topTokens.count == 1)
    }
}
