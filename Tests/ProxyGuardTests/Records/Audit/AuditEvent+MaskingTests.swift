import Rules
import Testing

@testable import ProxyRecords

@Suite("Masking of audit events")
struct AuditEventMaskingTests {
    @Test("a credential is masked in every field of an event")
    func everyField() {
        let canary = "PGCANARY-" + "0f9c2ad71b"
        let registry = SecretRegistry()
        registry.register(Secret(canary.utf8))
        let worker = Redactor(detector: nil, registry: registry).makeWorker()
        let event = AuditEvent(
            action: "a \(canary)", actorID: canary, role: canary, projectID: canary, tokenID: canary, clientIP: canary,
            peerIP: canary, requestID: canary, reason: "x\(canary)y", details: ["k": canary, canary: "v"])
        let bytes = AuditLine.encode(event.masked(by: worker), after: .origin).bytes
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("PGCANARY") && !text.contains("2ad71b"))
        #expect(text.contains("\"reason\":\"x[redacted]y\"") && text.contains("\"k\":\"[redacted]\""))
    }

    @Test("an event without any stays as it is")
    func clean() {
        let worker = Redactor(detector: nil, registry: SecretRegistry()).makeWorker()
        #expect(AuditSample.event(1).masked(by: worker) == AuditSample.event(1))
    }
}
