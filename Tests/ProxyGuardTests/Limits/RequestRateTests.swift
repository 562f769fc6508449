import Testing

@testable import ProxyLimits

@Suite struct RequestRateTests {
    /// No 60 seconds hold more than the limit, whatever comes when.
    private static func isHeld(_ admitted: [UInt64], _ limit: Int) -> Bool {
        admitted.indices.dropFirst(limit).allSatisfy { admitted[$0] - admitted[$0 - limit] >= SlidingWindow.length }
    }

    @Test func noBurstWhereMinutesMeet() {
        var rate = RequestRate(limit: 100)
        let before = (0..<100).count { _ in rate.admit(now: .seconds(59.9)) }
        let after = (0..<100).count { _ in rate.admit(now: .seconds(60.1)) }
        #expect(before == 100 && after == 0)
        #expect(!rate.admit(now: .seconds(119.8)) && rate.admit(now: .seconds(119.9)))
    }

    @Test(arguments: [1, 7, 59, 60, 61, 100, 1000], 1...4 as ClosedRange<UInt64>)
    func anyMinute(limit: Int, seed: UInt64) {
        var generator = Seeded(seed)
        var rate = RequestRate(limit: limit)
        var admitted: [UInt64] = []
        var now: UInt64 = UInt64.random(in: 0...10_000_000_000, using: &generator)
        let mean = 60_000_000_000 / UInt64(limit)
        for _ in 0..<limit * 6 + 500 {
            switch Int.random(in: 0..<20, using: &generator) {
            case 0: now += UInt64.random(in: 0...70_000_000_000, using: &generator)
            case 1...8: now += UInt64.random(in: 0...mean, using: &generator)
            case 9...12: now += 1
            default: break
            }
            if rate.admit(now: now) { admitted.append(now) }
        }
        #expect(Self.isHeld(admitted, limit) && admitted.count > limit)
    }

    @Test(arguments: [1, 10, 60]) func smallOnesAreExact(limit: Int) {
        var generator = Seeded(9)
        var rate = RequestRate(limit: limit)
        var exact: [UInt64] = []
        var now: UInt64 = 0
        for _ in 0..<3000 {
            now += UInt64.random(in: 0...2_000_000_000, using: &generator)
            exact.removeAll { $0 + SlidingWindow.length <= now }
            let isAdmitted = rate.admit(now: now)
            #expect(isAdmitted == (exact.count < limit))
            if isAdmitted { exact.append(now) }
            #expect(rate.state(now: now).remaining == limit - exact.count)
        }
    }

    @Test func atMostASixtiethIsLost() {
        var rate = RequestRate(limit: 600)
        var admitted = 0
        // Twice as many as allowed, for 61 minutes.
        for tick in 0..<UInt64(61 * 60 * 20) where rate.admit(now: tick * 50_000_000) { admitted += 1 }
        #expect(admitted >= 600 * 60 && admitted <= 600 * 61)
    }

    @Test func whatIsReported() {
        var rate = RequestRate(limit: 2)
        #expect(rate.wait(now: 0) == .zero && rate.state(now: 0).remaining == 2)
        #expect(rate.admit(now: .seconds(1)) && rate.admit(now: .seconds(11)) && !rate.admit(now: .seconds(21)))
        #expect(rate.wait(now: .seconds(21)) == .seconds(40))
        #expect(rate.state(now: .seconds(21)) == LimitState(limit: 2, remaining: 0, reset: .seconds(50)))
        // An earlier time frees nothing.
        #expect(rate.state(now: 0).remaining == 0)
        var none = RequestRate(limit: 0)
        #expect(!none.admit(now: 0) && none.wait(now: 0) == nil)
    }
}
