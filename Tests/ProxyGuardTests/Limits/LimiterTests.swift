import Testing

@testable import ProxyLimits

@Suite struct LimiterTests {
    private static let address = AddressKey([192, 0, 2, 1])

    private func claim(_ policy: LimitPolicy, modelTokens: Int = 0, microDollars: Int = 0) -> Claim {
        Claim(
            global: policy, address: Self.address.map { Claim.Party($0, policy) },
            token: Claim.Party(LimitKey("tok_a"), policy), project: Claim.Party(LimitKey("prj_a"), policy),
            modelTokens: modelTokens, microDollars: microDollars, dayIndex: 1)
    }

    private func admitted(_ count: Int, _ limiter: Limiter, _ claim: Claim, now: UInt64 = 0) async -> [Reservation] {
        await withTaskGroup(of: Reservation?.self) { group in
            for _ in 0..<count {
                group.addTask {
                    if case .admitted(let reservation) = limiter.admit(claim, now: now) { reservation } else { nil }
                }
            }
            return await group.reduce(into: []) { all, one in if let one { all.append(one) } }
        }
    }

    @Test func twoHundredInParallelOnACapOfTen() async {
        let limiter = Limiter()
        let claim = claim(LimitPolicy(concurrentRequests: 10))
        for _ in 0..<20 {
            let reservations = await admitted(200, limiter, claim)
            #expect(reservations.count == 10 && limiter.figures.open == 10)
            // Each is settled several times at once.
            await withTaskGroup { group in
                for reservation in reservations {
                    for _ in 0..<3 {
                        group.addTask { limiter.settle(reservation, modelTokens: 1, microDollars: 1, now: 0) }
                    }
                    group.addTask { limiter.cancel(reservation, now: 0) }
                }
            }
            #expect(limiter.figures.open == 0)
        }
    }

    @Test func sumsInParallelNeverExceedBudgets() async {
        let limiter = Limiter()
        let policy = LimitPolicy(requestsPerMinute: 400, modelTokensPerMinute: 10_000, microDollarsPerDay: 3_001)
        let claim = claim(policy, modelTokens: 30, microDollars: 10)
        #expect(await admitted(1000, limiter, claim).count == 300)
        let free = self.claim(policy, modelTokens: 30)
        #expect(await admitted(1000, limiter, free).count == 33)
        #expect(await admitted(1000, limiter, self.claim(policy)).count == 67)
    }

    @Test func aRequestThatAGuardRefusesIsARequest() async {
        let limiter = Limiter()
        let policy = LimitPolicy(
            requestsPerMinute: 5, concurrentRequests: 1, modelTokensPerMinute: 100, microDollarsPerDay: 100)
        let claim = claim(policy, modelTokens: 100, microDollars: 100)
        for _ in 0..<5 {
            guard case .admitted(let reservation) = limiter.admit(claim, now: 0) else {
                Issue.record("refused")
                return
            }
            limiter.cancel(reservation, now: 0)
            limiter.cancel(reservation, now: 0)
        }
        guard case .refused(let refusal) = limiter.admit(claim, now: 0) else {
            Issue.record("admitted")
            return
        }
        #expect(refusal.kind == .requestsPerMinute)
        #expect(limiter.drainUsage().allSatisfy { $0.requests == 5 && $0.modelTokens == 0 && $0.microDollars == 0 })
    }

    @Test func usageThatCouldNotBeStored() async {
        let limiter = Limiter()
        _ = await admitted(7, limiter, claim(.unlimited))
        let usage = limiter.drainUsage()
        #expect(limiter.drainUsage().isEmpty && usage.count == 2)
        limiter.putBack(usage)
        #expect(Set(limiter.drainUsage()) == Set(usage))
    }

    @Test func figures() async {
        let limiter = Limiter()
        _ = await admitted(3, limiter, claim(LimitPolicy(requestsPerMinute: 9)))
        #expect(limiter.figures == LimiterFigures(open: 3, addresses: 1, tokens: 1, projects: 1, overflowed: 0))
        limiter.forget(token: LimitKey("tok_a"))
        limiter.forget(project: LimitKey("prj_a"))
        #expect(limiter.figures.tokens == 0 && limiter.figures.projects == 0)
        let stored = StoredUsage(
            key: LimitKey("tok_b"), scope: .token, totalRequests: 1, dayIndex: 1, microDollars: 0)
        limiter.restore([stored], now: 0)
        #expect(limiter.figures.tokens == 1)
    }
}
