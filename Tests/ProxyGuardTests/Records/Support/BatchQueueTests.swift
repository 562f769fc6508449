import Testing

@testable import ProxyRecords

@Suite("Batch queue")
struct BatchQueueTests {
    @Test("beyond its capacity only what is urgent fits, up to a bound")
    func capacity() {
        let queue = BatchQueue<Int>(capacity: 2, batchSize: 8, delay: 0)
        #expect(queue.push(1) == .accepted && queue.push(2) == .accepted && queue.push(3) == .full)
        #expect(queue.push(4, isUrgent: true) == .accepted && queue.count == 3)
        #expect(queue.take(idle: 0) == [1, 2, 4] && queue.count == 0)
        for _ in 0..<(2 + BatchQueue<Int>.reserve) { _ = queue.push(0, isUrgent: true) }
        #expect(queue.push(0, isUrgent: true) == .full)
    }

    @Test("closed, it gives what it has and then nil")
    func closing() {
        let queue = BatchQueue<Int>(capacity: 2, batchSize: 8, delay: 3_600_000_000_000)
        _ = queue.push(1)
        queue.close()
        #expect(queue.push(2) == .closed && queue.isFinished)
        #expect(queue.take(idle: 3_600_000_000_000) == [1])
        #expect(queue.take(idle: 3_600_000_000_000) == nil)
        queue.pause(3_600_000_000_000)
    }

    @Test("a full batch, or an urgent element, ends every wait; some can be taken out")
    func batches() {
        let queue = BatchQueue<Int>(capacity: 9, batchSize: 2, delay: 3_600_000_000_000)
        for number in 1...3 { _ = queue.push(number) }
        #expect(queue.remove { $0 == 2 } == [2])
        #expect(queue.take(idle: 3_600_000_000_000) == [1, 3])
        _ = queue.push(4, isUrgent: true)
        #expect(queue.take(idle: 3_600_000_000_000) == [4])
        #expect(queue.take(idle: 0) == [])
    }
}
