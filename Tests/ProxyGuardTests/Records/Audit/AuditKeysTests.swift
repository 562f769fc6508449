import Rules
import Testing

@testable import ProxyRecords

@Suite("Audit keys")
struct AuditKeysTests {
    @Test("the first signs, all are known")
    func order() {
        var options = AuditOptions(file: "/a")
        #expect(AuditKeys(options).current == nil && AuditKeys(options).all.isEmpty)
        options.key = Secret([1])
        options.previousKeys = [Secret([2])]
        #expect(AuditKeys(options).current == [1] && AuditKeys(options).all == [[1], [2]])
    }
}
