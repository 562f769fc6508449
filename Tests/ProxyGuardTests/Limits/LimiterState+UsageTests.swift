import Testing

@testable import ProxyLimits

@Suite struct LimiterStateUsageTests {
    private func both(_ policy: LimitPolicy = .unlimited, day: Int = 1) -> Claim {
        Claim(
            token: Claim.Party(LimitKey("tok_a"), policy), project: Claim.Party(LimitKey("prj_a"), .unlimited),
            modelTokens: 50, microDollars: 70, dayIndex: day)
    }

    private func usage(_ total: Int, day: Int = 1, _ microDollars: Int = 0) -> StoredUsage {
        StoredUsage(
            key: LimitKey("tok_a"), scope: .token, totalRequests: total, dayIndex: day, microDollars: microDollars)
    }

    @Test func drained() throws {
        var state = LimiterState(capacity: LimiterCapacity())
        let first = try #require(state.admit(both(), now: 0).reservation)
        let second = try #require(state.admit(both(), now: 0).reservation)
        state.settle(first, modelTokens: 5, microDollars: 7, now: 0)
        var deltas = state.drain()
        let expected = [(LimitScope.token, "tok_a"), (.project, "prj_a")].map {
            UsageDelta(scope: $0, id: $1, dayIndex: 1, requests: 2, modelTokens: 5, microDollars: 7)
        }
        #expect(Set(deltas) == Set(expected) && state.drain().isEmpty)
        // An answer that broke off counts as what was reserved.
        state.settle(second, modelTokens: nil, microDollars: nil, now: 0)
        deltas = state.drain()
        #expect(deltas.allSatisfy { $0.requests == 0 && $0.modelTokens == 50 && $0.microDollars == 70 })
        #expect(deltas.count == 2)
    }

    @Test func daysAreApart() throws {
        var state = LimiterState(capacity: LimiterCapacity())
        let late = try #require(state.admit(both(day: 1), now: 0).reservation)
        #expect(state.admit(both(day: 2), now: 0).reservation != nil)
        state.settle(late, modelTokens: 1, microDollars: 1, now: 0)
        let deltas = state.drain().filter { $0.scope == .token }
        #expect(deltas.filter { $0.dayIndex == 1 }.reduce(0) { $0 + $1.requests } == 1)
        #expect(deltas.filter { $0.dayIndex == 2 }.reduce(0) { $0 + $1.requests } == 1)
        #expect(deltas.filter { $0.dayIndex == 1 }.reduce(0) { $0 + $1.microDollars } == 1)
    }

    @Test func restored() {
        var state = LimiterState(capacity: LimiterCapacity(tokens: 1))
        let policy = LimitPolicy(microDollarsPerDay: 100, totalRequests: 10)
        state.restore(usage(9, 30), now: 0)
        #expect(state.admit(both(policy), now: 0).reservation != nil)
        #expect(state.admit(both(policy), now: 0).refusal?.isWorthWaiting == false)
        // What was restored is not told to the store again.
        #expect(state.drain().allSatisfy { $0.requests == 1 })
    }

    @Test func restoredSpending() {
        var state = LimiterState(capacity: LimiterCapacity())
        let policy = LimitPolicy(microDollarsPerDay: 100)
        state.restore(usage(1, 31), now: 0)
        #expect(state.admit(both(policy), now: 0).refusal?.kind == .microDollarsPerDay)
        #expect(state.admit(both(policy, day: 2), now: 0).reservation != nil)
    }

    @Test func restoringFindsRoomAlways() {
        var state = LimiterState(capacity: LimiterCapacity(tokens: 2))
        for number in 0..<10 {
            let key = LimitKey("tok_\(number)")
            let usage = StoredUsage(key: key, scope: .token, totalRequests: 5, dayIndex: 1, microDollars: 0)
            state.restore(usage, now: 0)
        }
        #expect(state.table.count(.token) == 10)
        let policy = LimitPolicy(totalRequests: 5)
        for number in 0..<10 {
            #expect(state.admit(.token(policy, id: "tok_\(number)"), now: .seconds(1000)).refusal?.remaining == 0)
        }
        state.restore(
            StoredUsage(key: LimitKey("x"), scope: .address, totalRequests: 5, dayIndex: 1, microDollars: 0), now: 0)
        #expect(state.table.count(.address) == 0)
    }

    @Test func forgotten() throws {
        var state = LimiterState(capacity: LimiterCapacity(tokens: 1, projects: 1))
        let open = try #require(state.admit(both(LimitPolicy(totalRequests: 9)), now: 0).reservation)
        state.forget(LimitKey("tok_a"), .token)
        state.forget(LimitKey("tok_b"), .token)
        #expect(state.table.count(.token) == 0)
        // There is room at once; the request that is open is settled all the same, and told to the store.
        let other = Claim.token(.unlimited, id: "tok_b", day: 1)
        let second = try #require(state.admit(other, now: 0).reservation)
        state.settle(open, modelTokens: 5, microDollars: 7, now: 0)
        state.settle(second, modelTokens: 1, microDollars: 1, now: 0)
        let told = state.drain()
        let forgotten = told.filter { $0.id == "tok_a" }
        #expect(forgotten.reduce(0) { $0 + $1.requests } == 1 && forgotten.reduce(0) { $0 + $1.modelTokens } == 5)
        #expect(told.filter { $0.id == "tok_b" }.reduce(0) { $0 + $1.modelTokens } == 1)
        #expect(state.openCount == 0)
    }
}
