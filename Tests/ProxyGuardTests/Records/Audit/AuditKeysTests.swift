import Rules
import Testing

@testable import ProxyRecords

@Suite("Audit keys")
struct AuditKeysTests {
    @Test("the first signs, all are known")
    func order() {
        #expect(AuditKeys([]).current == nil && AuditKeys([]).all.isEmpty)
        let keys = AuditKeys([Secret([1]), Secret([2])])
        #expect(keys.current == [1] && keys.all == [[1], [2]])
    }
}
