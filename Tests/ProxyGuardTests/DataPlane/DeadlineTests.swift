import NIOCore
import NIOEmbedded
import Testing

@testable import ProxyDataPlane

@Suite("Deadline")
struct DeadlineTests {
    private let loop = EmbeddedEventLoop()

    private final class Count { var value = 0 }

    private func make() -> (Deadline, Count) {
        let count = Count()
        return (Deadline(loop) { count.value += 1 }, count)
    }

    @Test("it comes once, at its time")
    func comes() {
        let (deadline, count) = make()
        deadline.set(after: .seconds(5))
        loop.advanceTime(by: .milliseconds(4999))
        #expect(count.value == 0)
        loop.advanceTime(by: .milliseconds(1))
        #expect(count.value == 1)
        loop.advanceTime(by: .hours(1))
        #expect(count.value == 1)
        deadline.set(after: .seconds(1))
        loop.advanceTime(by: .seconds(1))
        #expect(count.value == 2)
    }

    @Test("moved to a later time it comes then, however often it was moved")
    func later() {
        let (deadline, count) = make()
        deadline.set(after: .seconds(5))
        for _ in 0..<10 {
            loop.advanceTime(by: .seconds(4))
            deadline.set(after: .seconds(5))
        }
        #expect(count.value == 0)
        loop.advanceTime(by: .milliseconds(4999))
        #expect(count.value == 0)
        loop.advanceTime(by: .milliseconds(1))
        #expect(count.value == 1)
    }

    @Test("moved to an earlier time it comes then and not again")
    func earlier() {
        let (deadline, count) = make()
        deadline.set(after: .seconds(50))
        deadline.set(after: .seconds(2))
        loop.advanceTime(by: .seconds(2))
        #expect(count.value == 1)
        loop.advanceTime(by: .seconds(100))
        #expect(count.value == 1)
    }

    @Test("cleared it does not come until it is set again")
    func cleared() {
        let (deadline, count) = make()
        deadline.set(after: .seconds(5))
        deadline.clear()
        loop.advanceTime(by: .seconds(10))
        #expect(count.value == 0)
        deadline.set(after: .seconds(5))
        loop.advanceTime(by: .seconds(5))
        #expect(count.value == 1)
    }

    @Test("cancelled it never comes, and lets go of what it would have called")
    func cancelled() {
        var count: Count? = Count()
        weak let held = count
        let deadline = Deadline(loop) { [count] in count?.value += 1 }
        deadline.set(after: .seconds(5))
        count = nil
        #expect(held != nil)
        deadline.cancel()
        #expect(held == nil)
        deadline.set(after: .seconds(1))
        loop.advanceTime(by: .seconds(10))
    }
}
