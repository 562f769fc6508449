import Testing

@testable import ProxyManagement

@Suite("Refusal counter")
struct RefusalCounterTests {
    @Test("one a second is let in, and tells of those that were not")
    func counts() {
        let counter = RefusalCounter()
        #expect(counter.admit(at: 5) == 0)
        #expect(counter.admit(at: 6) == nil)
        #expect(counter.admit(at: 1_000_000_004) == nil)
        #expect(counter.admit(at: 1_000_000_005) == 2)
        #expect(counter.admit(at: 3_000_000_000) == 0)
    }
}
