import Foundation
import Testing

@testable import ProxyRecords

@Suite("Counters")
struct CounterTests {
    @Test("many threads, no increment lost; it never shrinks")
    func threads() {
        let counter = Counter()
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            for _ in 0..<10_000 { counter.increment() }
        }
        counter.increment(by: -5)
        counter.increment(by: 2)
        #expect(counter.value == 40_002)
    }
}
