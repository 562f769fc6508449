import Foundation
import Testing

@testable import ProxyRecords

@Suite("Monitor")
struct MonitorTests {
    @Test("no two threads are inside at once")
    func exclusion() {
        let monitor = Monitor()
        nonisolated(unsafe) var count = 0
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            for _ in 0..<1000 { monitor.locked { count += 1 } }
        }
        #expect(count == 4000)
    }

    @Test("a time that has passed ends the wait")
    func deadline() {
        let monitor = Monitor()
        #expect(!monitor.locked { monitor.wait(until: Monitor.now - 1) })
    }
}
