import Testing

@testable import ProxyLimits

@Suite struct LimiterStateTests {
    private static let address = AddressKey([192, 0, 2, 1])

    private func claim(_ scope: LimitScope, _ policy: LimitPolicy, others: LimitPolicy, modelTokens: Int = 0) -> Claim {
        func of(_ other: LimitScope) -> LimitPolicy { other == scope ? policy : others }
        return Claim(
            global: of(.global), address: Self.address.map { Claim.Party($0, of(.address)) },
            token: Claim.Party(LimitKey("tok_a"), of(.token)), project: Claim.Party(LimitKey("prj_a"), of(.project)),
            modelTokens: modelTokens, microDollars: modelTokens, dayIndex: 1)
    }

    @Test(arguments: LimitScope.allCases)
    func nothingIsChargedWhereOneRefuses(scope: LimitScope) throws {
        var state = LimiterState(capacity: LimiterCapacity())
        let wide = LimitPolicy(
            requestsPerMinute: 10, concurrentRequests: 10, modelTokensPerMinute: 100, microDollarsPerDay: 100,
            totalRequests: 10)
        let narrow = LimitPolicy(requestsPerMinute: 2)
        for _ in 0..<2 { #expect(state.admit(claim(scope, narrow, others: wide), now: 0).reservation != nil) }
        for _ in 0..<1000 {
            let refusal = state.admit(claim(scope, narrow, others: wide, modelTokens: 100), now: 0).refusal
            #expect(refusal?.scope == scope && refusal?.kind == .requestsPerMinute && refusal?.limit == 2)
            #expect(refusal?.retryAfter == .seconds(60) && refusal?.requests?.remaining == 0)
        }
        // All scopes have as much left as if the thousand had never been.
        for _ in 0..<8 {
            #expect(state.admit(claim(scope, wide, others: wide, modelTokens: 10), now: 0).reservation != nil)
        }
        #expect(state.openCount == 10)
    }

    @Test func theLongestWaitIsTold() {
        var state = LimiterState(capacity: LimiterCapacity())
        let policy = LimitPolicy(requestsPerMinute: 1, concurrentRequests: 1)
        #expect(state.admit(.token(policy), now: 0).reservation != nil)
        #expect(state.admit(.token(policy), now: .seconds(20)).refusal?.retryAfter == .seconds(40))
        let refusal = state.admit(.token(policy), now: .seconds(60)).refusal
        #expect(refusal?.kind == .concurrentRequests && refusal?.retryAfter == .seconds(1))
        let gone = state.admit(.token(LimitPolicy(requestsPerMinute: 1, totalRequests: 1)), now: 0).refusal
        #expect(gone?.kind == .totalRequests && gone?.isWorthWaiting == false && gone?.retryAfter == nil)
    }

    @Test func theTightestScopeIsTold() throws {
        var state = LimiterState(capacity: LimiterCapacity())
        let one = LimitPolicy(requestsPerMinute: 5, modelTokensPerMinute: 1000)
        let other = LimitPolicy(requestsPerMinute: 100, modelTokensPerMinute: 500)
        let asked = claim(.project, one, others: other, modelTokens: 100)
        let reservation = try #require(state.admit(asked, now: 0).reservation)
        #expect(reservation.requests == LimitState(limit: 5, remaining: 4, reset: .seconds(60)))
        #expect(reservation.modelTokens == LimitState(limit: 500, remaining: 400, reset: .seconds(60)))
        #expect(reservation.headers.fields.count == 6)
        let free = Claim(dayIndex: 1)
        #expect(state.admit(free, now: 0).reservation?.headers.fields.isEmpty == true)
    }

    @Test func addressesWithoutRoomAreOne() {
        var state = LimiterState(capacity: LimiterCapacity(addresses: 10))
        let policy = LimitPolicy(requestsPerMinute: 3)
        for number in 0..<10 as Range<UInt32> {
            #expect(state.admit(.address(number, policy), now: 0).reservation != nil)
        }
        let admitted = (10..<10_000 as Range<UInt32>).count {
            state.admit(.address($0, policy), now: 0).reservation != nil
        }
        #expect(admitted == 3 && state.overflowed == 3 && state.table.count(.address) == 10)
        // Those with a record are not concerned.
        #expect(state.admit(.address(4, policy), now: 0).reservation != nil)
    }

    @Test func addressesWithOpenRequestsStay() throws {
        var state = LimiterState(capacity: LimiterCapacity(addresses: 3))
        let policy = LimitPolicy(concurrentRequests: 1)
        let open = try #require(state.admit(.address(0, policy), now: 0).reservation)
        for number in 1..<1000 as Range<UInt32> {
            let now = UInt64.seconds(Double(number) * 61)
            let other = try #require(state.admit(.address(number, policy), now: now).reservation)
            state.settle(other, modelTokens: 0, microDollars: 0, now: now)
            #expect(state.admit(.address(0, policy), now: now).refusal?.scope == .address)
        }
        #expect(state.overflowed == 0 && state.table.count(.address) == 3)
        state.settle(open, modelTokens: 0, microDollars: 0, now: 0)
        #expect(state.admit(.address(0, policy), now: 0).reservation != nil)
    }

    @Test func tokensWithoutRoomAreRefused() {
        var state = LimiterState(capacity: LimiterCapacity(tokens: 1))
        let policy = LimitPolicy(requestsPerMinute: 100)
        #expect(state.admit(.token(policy, id: "1"), now: 0).reservation != nil)
        let refusal = state.admit(.token(policy, id: "2"), now: 0).refusal
        #expect(refusal?.kind == .keys && refusal?.scope == .token && refusal?.limit == 1)
        #expect(refusal?.isWorthWaiting == true && refusal?.requests?.limit == 100)
    }

    @Test func aDayThatIsOverDoesNotComeAgain() {
        var state = LimiterState(capacity: LimiterCapacity())
        let policy = LimitPolicy(microDollarsPerDay: 10)
        for day in [5, 6] {
            #expect(state.admit(.token(policy, microDollars: 10, day: day), now: 0).reservation != nil)
        }
        #expect(state.admit(.token(policy, microDollars: 10, day: 5), now: 0).refusal != nil)
        #expect(state.admit(.token(policy, microDollars: 10, day: 6), now: 0).refusal != nil)
    }

    @Test func whatAClientStatesEndsNothing() {
        var state = LimiterState(capacity: LimiterCapacity())
        for amount in [Int.max, .min, -1] {
            for _ in 0..<3 {
                let claim = Claim.token(.unlimited, modelTokens: amount, microDollars: amount)
                guard let reservation = state.admit(claim, now: .max).reservation else {
                    Issue.record("refused")
                    return
                }
                state.settle(reservation, modelTokens: amount, microDollars: amount, now: 0)
            }
        }
        let claim = Claim.token(LimitPolicy(modelTokensPerMinute: 10), modelTokens: .max)
        #expect(state.admit(claim, now: .max).refusal?.isWorthWaiting == false)
    }
}
