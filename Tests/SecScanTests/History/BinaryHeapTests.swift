import TestSupport
import Testing

@testable import SecScan

@Suite struct BinaryHeapTests {
    private func drained<Element>(_ heap: BinaryHeap<Element>) -> [Element] {
        var heap = heap
        var elements: [Element] = []
        while let least = heap.popMin() { elements.append(least) }
        #expect(heap.isEmpty)
        return elements
    }

    @Test func empty() {
        var heap = BinaryHeap<Int>()
        #expect(heap.isEmpty && heap.popMin() == nil)
        heap.insert(1)
        #expect(!heap.isEmpty && heap.popMin() == 1 && heap.isEmpty && heap.popMin() == nil)
        heap.insert(2)
        #expect(drained(heap) == [2])
    }

    @Test(arguments: [1, 2, 3, 4, 7, 8, 100, 1000])
    func anyOrder(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        for greatest in [1, 10, 100_000] {
            let numbers = (0..<count).map { _ in Int.random(in: 0...greatest, using: &random) }
            for order in [numbers, numbers.sorted(), numbers.sorted(by: >)] {
                var heap = BinaryHeap<Int>()
                for number in order { heap.insert(number) }
                #expect(drained(heap) == numbers.sorted())
            }
        }
    }

    /// Elements come and go in turn.
    @Test func mixed() {
        var random = SeededGenerator(seed: 61)
        var heap = BinaryHeap<Int>()
        var expected: [Int] = []
        for _ in 0..<2000 {
            if Int.random(in: 0..<5, using: &random) < 3 {
                let number = Int.random(in: 0..<200, using: &random)
                heap.insert(number)
                expected.insert(number, at: expected.firstIndex { $0 >= number } ?? expected.count)
            } else {
                #expect(heap.popMin() == (expected.isEmpty ? nil : expected.removeFirst()))
            }
            #expect(heap.isEmpty == expected.isEmpty)
        }
        #expect(drained(heap) == expected)
    }
}
