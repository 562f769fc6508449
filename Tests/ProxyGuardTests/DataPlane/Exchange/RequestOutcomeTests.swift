import Testing

@testable import ProxyDataPlane

@Suite("Request outcome")
struct RequestOutcomeTests {
    @Test("of a request that has just begun nothing is known but its name and time")
    func empty() {
        let outcome = RequestOutcome(requestID: "req_1", time: 7)
        #expect(outcome.requestID == "req_1" && outcome.time == 7)
        #expect(outcome.status == 0 && outcome.failure == nil && outcome.usage == nil && outcome.findings.isEmpty)
        #expect(outcome.tokenID == nil && outcome.projectID == nil && outcome.model == nil && !outcome.isAborted)
    }
}
