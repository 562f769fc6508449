import Synchronization
import Testing

@testable import ProxyRecords

@Suite("State of the audit log")
struct AuditStateTests {
    @Test("a failure and a full queue show until the writer recovers; what was lost stays counted")
    func states() {
        let condition = AuditCondition()
        #expect(condition.state == .writing)
        condition.noteFull()
        #expect(condition.state == .failing(AuditError.queueFull.description))
        condition.fail(SystemError(28))
        #expect(condition.state == .failing("No space left on device"))
        condition.recover()
        #expect(condition.state == .writing)
        #expect(condition.lost.load(ordering: .relaxed) == 1 && condition.lostInAll.load(ordering: .relaxed) == 1)
    }
}
