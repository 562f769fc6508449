/// What a limiter knows, and how it decides; the limiter lets one caller in at a time.
struct LimiterState: Sendable {
    /// A slot that no request has.
    static let absent: Int32 = -1
    /// In how long a full table is worth to be asked again.
    static let fullWait = SlidingWindow.length

    private static let isNew: Int32 = -2
    private static let isFull: Int32 = -3

    /// A request that was admitted.
    struct Holding: Sendable {
        var slots: PerScope<Int32>
        /// Whose windows of model tokens were charged.
        var countsModelTokens: PerScope<Bool>
        var demand: Demand
        var generation: UInt32
        var isOpen: Bool
    }

    var table: AccountTable
    var holdings: [Holding] = []
    var freeHoldings: [Int32] = []
    /// Slots with something that the store is to be told.
    var dirty: [Int32] = []
    /// What the store is to be told of keys and days that are gone.
    var leftover: [UsageDelta] = []
    /// The latest time that was ever given: callers read the clock before they come in, and not in turn.
    var clock: UInt64 = 0
    private let capacity: LimiterCapacity
    private var day = Int.min
    private(set) var overflowed = 0

    init(capacity: LimiterCapacity) {
        self.capacity = capacity
        table = AccountTable(capacity: capacity)
    }

    // MARK: Admitting

    mutating func admit(_ claim: Claim, now: UInt64) -> Admission {
        clock = max(clock, now)
        // A day that was begun is not begun anew, whatever the clock on the wall is set to.
        day = max(day, claim.dayIndex)
        let demand = Demand(
            modelTokens: claim.modelTokens.asAmount, microDollars: claim.microDollars.asAmount, day: day, now: clock)
        var slots = PerScope(repeating: Self.absent)
        slots.global = AccountTable.global
        if let address = claim.address, !address.policy.isUnlimited {
            slots.address =
                table.slot(of: address.key)
                ?? (table.hasRoom(.address, at: clock) ? Self.isNew : AccountTable.overflow)
        }
        if let token = claim.token { slots.token = find(token.key, .token) }
        if let project = claim.project { slots.project = find(project.key, .project) }
        if let refusal = refusal(claim, slots, demand) { return .refused(refusal) }
        return .admitted(charge(claim, slots, demand))
    }

    private func find(_ key: LimitKey, _ scope: LimitScope) -> Int32 {
        table.slot(of: key, scope) ?? (table.hasRoom(scope, at: clock) ? Self.isNew : Self.isFull)
    }

    /// Asks every scope, and charges none; nil if each lets the request through.
    private mutating func refusal(_ claim: Claim, _ slots: PerScope<Int32>, _ demand: Demand) -> Refusal? {
        var worst: Obstacle?
        var blocking = LimitScope.global
        func note(_ obstacle: Obstacle?, _ scope: LimitScope) {
            guard let obstacle, obstacle.outlasts(worst) else { return }
            worst = obstacle
            blocking = scope
        }
        note(table.accounts[Int(slots.global)].obstacle(claim.global, demand), .global)
        if slots.address != Self.absent, let address = claim.address {
            note(obstacle(slots.address, address.policy, demand, .address), .address)
        }
        if slots.token != Self.absent, let token = claim.token {
            note(obstacle(slots.token, token.policy, demand, .token), .token)
        }
        if slots.project != Self.absent, let project = claim.project {
            note(obstacle(slots.project, project.policy, demand, .project), .project)
        }
        guard let worst else { return nil }
        let (requests, modelTokens) = tightest(claim, slots, demand.now)
        return Refusal(
            scope: blocking, kind: worst.kind, limit: worst.limit, remaining: worst.remaining,
            retryAfter: worst.wait.map { .nanoseconds(Int64(clamping: $0)) }, requests: requests,
            modelTokens: modelTokens)
    }

    private mutating func obstacle(
        _ slot: Int32, _ policy: LimitPolicy, _ demand: Demand, _ scope: LimitScope
    ) -> Obstacle? {
        if slot == Self.isFull {
            return Obstacle(kind: .keys, limit: capacity.of(scope), remaining: 0, wait: Self.fullWait)
        }
        return table.accounts[Int(slot == Self.isNew ? AccountTable.blank : slot)].obstacle(policy, demand)
    }

    private mutating func charge(_ claim: Claim, _ found: PerScope<Int32>, _ demand: Demand) -> Reservation {
        var slots = found
        if slots.address == AccountTable.overflow { overflowed = overflowed.saturatingAdd(1) }
        if slots.address == Self.isNew, let address = claim.address {
            slots.address = table.insert(address.key, at: demand.now)
        }
        if slots.token == Self.isNew, let token = claim.token {
            slots.token = table.insert(token.key, .token, at: demand.now)
        }
        if slots.project == Self.isNew, let project = claim.project {
            slots.project = table.insert(project.key, .project, at: demand.now)
        }
        var counts = PerScope(repeating: false)
        counts.global = charge(slots.global, claim.global, demand)
        if let address = claim.address { counts.address = charge(slots.address, address.policy, demand) }
        if let token = claim.token { counts.token = charge(slots.token, token.policy, demand) }
        if let project = claim.project { counts.project = charge(slots.project, project.policy, demand) }
        note(slots.token, day: demand.day, requests: 1, modelTokens: 0, microDollars: 0)
        note(slots.project, day: demand.day, requests: 1, modelTokens: 0, microDollars: 0)
        let (index, generation) = hold(slots, counts, demand)
        let (requests, modelTokens) = tightest(claim, slots, demand.now)
        return Reservation(index: index, generation: generation, requests: requests, modelTokens: modelTokens)
    }

    /// Returns whether tokens of models were counted.
    private mutating func charge(_ slot: Int32, _ policy: LimitPolicy, _ demand: Demand) -> Bool {
        guard slot != Self.absent else { return false }
        table.accounts[Int(slot)].charge(policy, demand)
        if slot > AccountTable.blank { table.hold(slot) }
        return policy.modelTokensPerMinute != nil
    }

    private mutating func hold(
        _ slots: PerScope<Int32>, _ counts: PerScope<Bool>, _ demand: Demand
    ) -> (Int32, UInt32) {
        if let index = freeHoldings.popLast() {
            let generation = holdings[Int(index)].generation &+ 1
            holdings[Int(index)] = Holding(
                slots: slots, countsModelTokens: counts, demand: demand, generation: generation, isOpen: true)
            return (index, generation)
        }
        holdings.append(
            Holding(slots: slots, countsModelTokens: counts, demand: demand, generation: 0, isOpen: true))
        return (Int32(holdings.count - 1), 0)
    }

    /// Of all scopes, the one with the least left.
    private func tightest(_ claim: Claim, _ slots: PerScope<Int32>, _ now: UInt64) -> (LimitState?, LimitState?) {
        var requests: LimitState?
        var modelTokens: LimitState?
        func look(_ slot: Int32, _ policy: LimitPolicy) {
            let place = Int(slot < 0 ? AccountTable.blank : slot)
            if let limit = policy.requestsPerMinute {
                requests = .tighter(requests, table.accounts[place].requests.state(limit: limit, at: now))
            }
            if let limit = policy.modelTokensPerMinute {
                modelTokens = .tighter(modelTokens, table.accounts[place].modelTokens.state(limit: limit, at: now))
            }
        }
        look(slots.global, claim.global)
        if let address = claim.address { look(slots.address, address.policy) }
        if let token = claim.token { look(slots.token, token.policy) }
        if let project = claim.project { look(slots.project, project.policy) }
        return (requests, modelTokens)
    }
}
