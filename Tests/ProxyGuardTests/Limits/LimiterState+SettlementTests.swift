import Testing

@testable import ProxyLimits

@Suite struct LimiterStateSettlementTests {
    private let policy = LimitPolicy(concurrentRequests: 1, modelTokensPerMinute: 1000, microDollarsPerDay: 1000)

    private func left(_ state: inout LimiterState, at now: UInt64 = 0) throws -> (Int, Int) {
        let slot = try #require(state.table.slot(of: LimitKey("tok_a"), .token))
        return (1000 - state.table.accounts[Int(slot)].modelTokens.total, 1000 - state.table.accounts[Int(slot)].spent)
    }

    @Test(arguments: [(10, 990), (0, 1000), (600, 400), (700, 300), (nil, 400)] as [(Int?, Int)])
    func usedTakesThePlaceOfReserved(used: Int?, expected: Int) throws {
        var state = LimiterState(capacity: LimiterCapacity())
        let claim = Claim.token(policy, modelTokens: 600, microDollars: 600)
        let reservation = try #require(state.admit(claim, now: 0).reservation)
        #expect(try left(&state) == (400, 400))
        state.settle(reservation, modelTokens: used, microDollars: used, now: 5)
        #expect(try left(&state) == (expected, expected))
        // A second time does nothing, nor does a cancellation after it.
        state.settle(reservation, modelTokens: 0, microDollars: 0, now: 6)
        #expect(try left(&state) == (expected, expected) && state.openCount == 0)
    }

    @Test func aReservationThatEndedEndsNoOther() throws {
        var state = LimiterState(capacity: LimiterCapacity())
        let claim = Claim.token(LimitPolicy(concurrentRequests: 2))
        let first = try #require(state.admit(claim, now: 0).reservation)
        state.settle(first, modelTokens: nil, microDollars: nil, now: 0)
        let second = try #require(state.admit(claim, now: 0).reservation)
        #expect(second.index == first.index && second.generation != first.generation)
        #expect(state.admit(claim, now: 0).reservation != nil)
        for _ in 0..<3 { state.settle(first, modelTokens: nil, microDollars: nil, now: 0) }
        #expect(state.openCount == 2 && state.admit(claim, now: 0).refusal != nil)
    }

    @Test func aReservationOfAnotherLimiterEndsNothing() throws {
        var one = LimiterState(capacity: LimiterCapacity())
        var other = LimiterState(capacity: LimiterCapacity())
        let reservation = try #require(one.admit(.token(policy), now: 0).reservation)
        other.settle(reservation, modelTokens: nil, microDollars: nil, now: 0)
        #expect(one.openCount == 1 && other.openCount == 0)
    }

    @Test func settledAfterTheMinute() throws {
        var state = LimiterState(capacity: LimiterCapacity())
        let wide = LimitPolicy(modelTokensPerMinute: 1000)
        let long = try #require(state.admit(.token(wide, modelTokens: 900), now: 0).reservation)
        let other = try #require(state.admit(.token(wide, modelTokens: 800), now: .seconds(61)).reservation)
        // What it gives back is not taken from the minute of others.
        state.settle(long, modelTokens: 1, microDollars: 0, now: .seconds(62))
        #expect(state.admit(.token(wide, modelTokens: 201), now: .seconds(62)).refusal != nil)
        state.settle(other, modelTokens: 0, microDollars: 0, now: .seconds(63))
        #expect(state.admit(.token(wide, modelTokens: 1000), now: .seconds(63)).reservation != nil)
    }

    @Test func aLimitThatCameInBetween() throws {
        var state = LimiterState(capacity: LimiterCapacity())
        let before = try #require(state.admit(.token(.unlimited, modelTokens: 500), now: 0).reservation)
        let limited = LimitPolicy(modelTokensPerMinute: 1000)
        #expect(state.admit(.token(limited, modelTokens: 900), now: 0).reservation != nil)
        // It was not counted, so it gives nothing back.
        state.settle(before, modelTokens: 0, microDollars: 0, now: 0)
        #expect(state.admit(.token(limited, modelTokens: 101), now: 0).refusal != nil)
        #expect(state.admit(.token(limited, modelTokens: 100), now: 0).reservation != nil)
    }
}
