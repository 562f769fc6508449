import ProxyRecords
import Testing

@testable import ProxyManagement

@Suite("Call recorder")
struct CallRecorderTests {
    @Test("an event tells how a call ended", arguments: [(400, AuditOutcome.denied), (404, .denied), (503, .failure)])
    func outcome(status: Int, outcome: AuditOutcome) throws {
        let recorder = CallRecorder(audit: try Bench().services.audit, call: Call(peer: .socket))
        let event = recorder.event(
            "token.show", ids: ["token": "tok_1", "key": "key_1"],
            error: ManagementError(status, "code", "m", field: "f"))
        #expect(event.outcome == outcome)
        #expect(event.reason == "code" && event.tokenID == "tok_1" && event.peerIP == "unix")
        #expect(event.details == ["key_id": "key_1", "field": "f"])
    }

    @Test("a name that is a credential does not come into the log")
    func field() throws {
        let recorder = CallRecorder(audit: try Bench().services.audit, call: Call(peer: .socket))
        let field = "sk-" + String(repeating: "a1", count: 20)
        #expect(recorder.event("a", error: .invalid(field, "m")).details.isEmpty)
    }
}
