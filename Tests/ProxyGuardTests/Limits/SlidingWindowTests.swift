import Testing

@testable import ProxyLimits

@Suite struct SlidingWindowTests {
    @Test func useLeavesAfterAMinute() {
        var window = SlidingWindow()
        window.add(3, limit: 10, at: 5)
        window.expire(at: 5 + SlidingWindow.length - 1)
        #expect(window.total == 3)
        window.expire(at: 5 + SlidingWindow.length)
        #expect(window.total == 0 && window.sumCount == 0)
    }

    @Test func sumsOfOneSecondLeaveTogether() {
        var window = SlidingWindow()
        window.add(1, limit: 1000, at: .seconds(7.0))
        window.add(1, limit: 1000, at: .seconds(7.9))
        window.add(1, limit: 1000, at: .seconds(8.0))
        #expect(window.sumCount == 2)
        window.expire(at: .seconds(67.5))
        #expect(window.total == 3)
        window.expire(at: .seconds(67.9))
        #expect(window.total == 1)
    }

    @Test func aClockThatStandsStillOrGoesBackIsOneSum() {
        var window = SlidingWindow()
        for _ in 0..<1000 { window.add(1, limit: 10, at: 100) }
        window.add(1, limit: 10, at: 50)
        #expect(window.sumCount == 1 && window.total == 1001)
        window.expire(at: 50 + SlidingWindow.length)
        #expect(window.total == 1001)
    }

    @Test func memoryIsBounded() {
        var window = SlidingWindow()
        var generator = Seeded(1)
        var now: UInt64 = 0
        for _ in 0..<50_000 {
            now += UInt64.random(in: 0...20_000_000, using: &generator)
            window.expire(at: now)
            // The limit changes as after a reload, and uses are taken back at once.
            window.add(1, limit: Bool.random(using: &generator) ? 10 : 10_000, at: now)
            if Bool.random(using: &generator) { window.remove(1, countedAt: now, now: now) }
            #expect(window.sumCount <= 121)
        }
    }

    @Test func takenBackFromItsOwnSum() {
        var window = SlidingWindow()
        window.add(100, limit: 1000, at: .seconds(1))
        window.add(10, limit: 1000, at: .seconds(5))
        window.remove(60, countedAt: .seconds(1), now: .seconds(6))
        #expect(window.total == 50)
        window.expire(at: .seconds(61))
        #expect(window.total == 10)
        // What has left is not taken from others.
        window.remove(5, countedAt: .seconds(1), now: .seconds(62))
        #expect(window.total == 10)
        window.remove(10, countedAt: .seconds(5), now: .seconds(62))
        #expect(window.total == 0 && window.sumCount == 0)
        window.remove(10, countedAt: .seconds(5), now: .seconds(62))
        #expect(window.total == 0)
    }

    @Test func waits() {
        var window = SlidingWindow()
        #expect(window.wait(for: 5, limit: 5, at: 0) == 0 && window.wait(for: 6, limit: 5, at: 0) == nil)
        window.add(2, limit: 5, at: .seconds(10))
        window.add(3, limit: 5, at: .seconds(20))
        #expect(window.wait(for: 1, limit: 5, at: .seconds(30)) == .seconds(40))
        #expect(window.wait(for: 3, limit: 5, at: .seconds(30)) == .seconds(50))
        #expect(window.wait(for: 2, limit: 9, at: .seconds(30)) == 0)
    }

    @Test func state() {
        var window = SlidingWindow()
        #expect(window.state(limit: 5, at: 0) == LimitState(limit: 5, remaining: 5, reset: .zero))
        window.add(2, limit: 5, at: .seconds(10))
        let expected = LimitState(limit: 5, remaining: 3, reset: .seconds(45))
        #expect(window.state(limit: 5, at: .seconds(25)) == expected)
        #expect(window.state(limit: 1, at: .seconds(25)).remaining == 0)
    }

    /// Against a list of all uses: never less than what was used in the last minute, and never more than in the last 61
    /// seconds.
    @Test(arguments: 1...8 as ClosedRange<UInt64>) func againstAList(seed: UInt64) {
        var generator = Seeded(seed)
        var window = SlidingWindow()
        var uses: [(time: UInt64, amount: Int)] = []
        var now: UInt64 = 0
        for _ in 0..<2000 {
            now +=
                Bool.random(using: &generator)
                ? UInt64.random(in: 0...1_000_000, using: &generator)
                : UInt64.random(in: 0...3_000_000_000, using: &generator)
            window.expire(at: now)
            if Int.random(in: 0..<4, using: &generator) == 0, let index = uses.indices.randomElement(using: &generator)
            {
                let taken = Int.random(in: 0...uses[index].amount, using: &generator)
                window.remove(taken, countedAt: uses[index].time, now: now)
                uses[index].amount -= taken
            } else {
                let amount = Int.random(in: 1...500, using: &generator)
                window.add(amount, limit: 100_000, at: now)
                uses.append((now, amount))
            }
            let minute = uses.filter { $0.time + SlidingWindow.length > now }.reduce(0) { $0 + $1.amount }
            #expect(window.total >= minute)
            uses.removeAll { $0.time + SlidingWindow.length + 2 * SlidingWindow.grain <= now }
        }
    }
}
