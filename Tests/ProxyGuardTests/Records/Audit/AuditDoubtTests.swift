import Testing

@testable import ProxyRecords

@Suite("Audit doubt")
struct AuditDoubtTests {
    @Test("each is told on one line; only a head that gets its first key is no reason to stop")
    func texts() {
        let all: [AuditDoubt] = [
            .rolledBack(known: 5, found: 3), .replaced(event: 4), .anchorUnreadable, .unsigned, .adopted,
            .purged(event: 2),
        ]
        #expect(all.filter { !$0.isGrave } == [.adopted])
        #expect(Set(all.map(\.description)).count == all.count)
        #expect(all.allSatisfy { !$0.description.contains("\n") })
        #expect(all[0].description.contains("event 5") && all[0].description.contains("event 3"))
    }
}
