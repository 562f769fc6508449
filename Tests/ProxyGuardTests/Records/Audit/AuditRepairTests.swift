import Testing

@testable import ProxyRecords

@Suite("Audit repairs")
struct AuditRepairTests {
    @Test("each says what was done")
    func descriptions() {
        #expect(AuditRepair.movedAside(file: "/a", bytes: 7).description.contains("7 bytes was moved to /a"))
        #expect(AuditRepair.completed(event: 9).description.contains("event 9"))
    }
}
