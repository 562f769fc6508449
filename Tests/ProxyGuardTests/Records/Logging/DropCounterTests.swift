import Testing

@testable import ProxyRecords

@Suite("Counter of dropped messages")
struct DropCounterTests {
    @Test("what was told is not told again, unless it was not told")
    func counts() {
        let counter = DropCounter()
        counter.add(3)
        #expect(counter.takeUntold() == 3 && counter.takeUntold() == 0)
        counter.putBack(3)
        counter.add(1)
        #expect(counter.takeUntold() == 4 && counter.total == 4)
    }
}
