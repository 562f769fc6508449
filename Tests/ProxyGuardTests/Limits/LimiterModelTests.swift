import Testing

@testable import ProxyLimits

/// Random requests against a slow reference that keeps everything.
@Suite struct LimiterModelTests {
    private struct Use {
        var token: Int
        var project: Int
        var time: UInt64
        var day: Int
        var modelTokens: Int
        var microDollars: Int
        var isOpen: Bool
        var reservation: Reservation
    }

    private static let token = LimitPolicy(
        requestsPerMinute: 40, concurrentRequests: 6, modelTokensPerMinute: 4000, microDollarsPerDay: 30_000,
        totalRequests: 900)
    private static let project = LimitPolicy(
        requestsPerMinute: 90, concurrentRequests: 9, modelTokensPerMinute: 7000, microDollarsPerDay: 40_000)
    private static let global = LimitPolicy(requestsPerMinute: 150, concurrentRequests: 15)

    private static func isHeld(_ policy: LimitPolicy, _ uses: [Use], now: UInt64, day: Int) -> Bool {
        let minute = uses.filter { $0.time + SlidingWindow.length > now }
        return minute.count <= policy.requestsPerMinute ?? .max
            && uses.count { $0.isOpen } <= policy.concurrentRequests ?? .max
            && minute.reduce(0) { $0 + $1.modelTokens } <= policy.modelTokensPerMinute ?? .max
            && uses.reduce(0) { $0 + ($1.day == day ? $1.microDollars : 0) } <= policy.microDollarsPerDay ?? .max
            && uses.count <= policy.totalRequests ?? .max
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>) func noSumExceedsItsLimit(seed: UInt64) {
        var generator = Seeded(seed)
        var state = LimiterState(capacity: LimiterCapacity(tokens: 8, projects: 8))
        var uses: [Use] = []
        var now: UInt64 = 0
        var kinds: Set<LimitKind> = []
        // Small requests that come fast, or large ones.
        let isLight = seed % 2 == 1
        for step in 0..<3000 {
            now +=
                Int.random(in: 0..<(isLight ? 400 : 50), using: &generator) == 0
                ? .seconds(30) : UInt64.random(in: 0...(isLight ? 100 : 800) * 1_000_000, using: &generator)
            let day = Int(now / .seconds(600))
            let open = uses.indices.filter { uses[$0].isOpen }
            if let index = open.randomElement(using: &generator),
                Int.random(in: 0..<10, using: &generator) < (step / 200 % 2 == 0 ? 3 : 8)
            {
                // Never more than was reserved: what goes beyond, no limiter can prevent.
                let modelTokens = Int.random(in: 0...uses[index].modelTokens, using: &generator)
                let microDollars = Int.random(in: 0...uses[index].microDollars, using: &generator)
                state.settle(uses[index].reservation, modelTokens: modelTokens, microDollars: microDollars, now: now)
                uses[index].modelTokens = modelTokens
                uses[index].microDollars = microDollars
                uses[index].isOpen = false
                continue
            }
            let token = Int.random(in: 0..<4, using: &generator)
            let modelTokens = Int.random(in: 0...(isLight ? 20 : 1500), using: &generator)
            let microDollars = Int.random(in: 0...(isLight ? 20 : 6000), using: &generator)
            let claim = Claim(
                global: Self.global, token: Claim.Party(LimitKey("tok_\(token)"), Self.token),
                project: Claim.Party(LimitKey("prj_\(token / 2)"), Self.project), modelTokens: modelTokens,
                microDollars: microDollars, dayIndex: day)
            switch state.admit(claim, now: now) {
            case .admitted(let reservation):
                uses.append(
                    Use(
                        token: token, project: token / 2, time: now, day: day, modelTokens: modelTokens,
                        microDollars: microDollars, isOpen: true, reservation: reservation))
            case .refused(let refusal):
                kinds.insert(refusal.kind)
            }
            #expect(Self.isHeld(Self.global, uses, now: now, day: day))
            #expect(Self.isHeld(Self.token, uses.filter { $0.token == token }, now: now, day: day))
            #expect(Self.isHeld(Self.project, uses.filter { $0.project == token / 2 }, now: now, day: day))
            #expect(state.openCount == uses.count { $0.isOpen })
        }
        // All of it is told to the store, once.
        let told = state.drain().filter { $0.scope == .token }
        #expect(told.reduce(0) { $0 + $1.requests } == uses.count && uses.count > 200)
        #expect(
            told.reduce(0) { $0 + $1.modelTokens } == uses.reduce(0) { $0 + ($1.isOpen ? 0 : $1.modelTokens) })
        let expected: Set<LimitKind> =
            isLight ? [.requestsPerMinute, .concurrentRequests] : [.modelTokensPerMinute, .microDollarsPerDay]
        #expect(kinds.isSuperset(of: expected))
    }
}
