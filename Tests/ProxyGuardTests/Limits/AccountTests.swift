import Testing

@testable import ProxyLimits

@Suite struct AccountTests {
    private func demand(_ modelTokens: Int = 0, _ microDollars: Int = 0, day: Int = 1, at now: UInt64 = 0) -> Demand {
        Demand(modelTokens: modelTokens, microDollars: microDollars, day: day, now: now)
    }

    @Test func eachLimit() {
        let cases: [(LimitPolicy, LimitKind, UInt64?)] = [
            (LimitPolicy(requestsPerMinute: 1), .requestsPerMinute, .seconds(60)),
            (LimitPolicy(concurrentRequests: 1), .concurrentRequests, Account.placeWait),
            (LimitPolicy(modelTokensPerMinute: 150), .modelTokensPerMinute, .seconds(60)),
            (LimitPolicy(microDollarsPerDay: 150), .microDollarsPerDay, nil),
            (LimitPolicy(totalRequests: 1), .totalRequests, nil),
        ]
        for (policy, kind, wait) in cases {
            var account = Account()
            #expect(account.obstacle(policy, demand(100, 100)) == nil)
            account.charge(policy, demand(100, 100))
            let obstacle = account.obstacle(policy, demand(100, 100))
            #expect(obstacle?.kind == kind && obstacle?.wait == wait)
        }
    }

    @Test func moreThanAWholeMinuteNeverFits() {
        var account = Account()
        let obstacle = account.obstacle(LimitPolicy(modelTokensPerMinute: 10), demand(11))
        #expect(obstacle?.kind == .modelTokensPerMinute && obstacle?.remaining == 10 && obstacle?.wait == nil)
    }

    @Test func whatNeedsNothingIsNotHeldUp() {
        var account = Account()
        let policy = LimitPolicy(modelTokensPerMinute: 10, microDollarsPerDay: 10)
        account.charge(policy, demand(10, 10))
        account.settle(demand(10, 10), demand(50, 50), countsModelTokens: true)
        #expect(account.spent == 50 && account.modelTokens.total == 50)
        #expect(account.obstacle(policy, demand()) == nil && account.obstacle(policy, demand(1)) != nil)
        #expect(account.obstacle(policy, demand(0, 1))?.remaining == 0)
    }

    @Test func aNewDay() {
        let policy = LimitPolicy(microDollarsPerDay: 10)
        var account = Account()
        account.charge(policy, demand(0, 10))
        #expect(account.obstacle(policy, demand(0, 1)) != nil && account.obstacle(policy, demand(0, 10, day: 2)) == nil)
        account.charge(policy, demand(0, 4, day: 2))
        // Of yesterday nothing is given back to today.
        account.settle(demand(0, 10), demand(0, 0), countsModelTokens: false)
        #expect(account.spent == 4)
        account.settle(demand(0, 4, day: 2), demand(0, 1), countsModelTokens: false)
        #expect(account.spent == 1 && account.open == 0)
    }

    @Test func restored() {
        var account = Account()
        #expect(account.note(day: 3, requests: 2, modelTokens: 0, microDollars: 0) == nil)
        account.restore(totalRequests: 5, day: 3, microDollars: 70, now: 9)
        #expect(account.total == 7 && account.spent == 70 && account.isPinned && account.touched == 9)
        account.restore(totalRequests: 5, day: 3, microDollars: 60, now: 9)
        account.restore(totalRequests: 5, day: 2, microDollars: 90, now: 9)
        #expect(account.total == 7 && account.spent == 70)
    }

    @Test func pending() {
        var account = Account()
        #expect(account.takePending() == nil)
        #expect(account.note(day: 1, requests: 1, modelTokens: 2, microDollars: 3) == nil)
        #expect(account.note(day: 1, requests: 1, modelTokens: 2, microDollars: 3) == nil)
        let earlier = account.note(day: 2, requests: 5, modelTokens: 0, microDollars: 0)
        #expect(earlier?.day == 1 && earlier?.requests == 2 && earlier?.modelTokens == 4 && earlier?.microDollars == 6)
        #expect(account.takePending()?.requests == 5 && account.takePending() == nil)
    }
}
