/// What one key has used.
struct Account: Sendable {
    /// In how long a place may be free is not known; clients that ask every second are no burden.
    static let placeWait: UInt64 = 1_000_000_000

    private(set) var requests = SlidingWindow()
    private(set) var modelTokens = SlidingWindow()
    /// Requests that have not ended.
    private(set) var open = 0
    private var day = Int.min
    /// Millionths of a dollar of the day, used and reserved.
    private(set) var spent = 0
    /// Requests ever.
    private(set) var total = 0
    /// What the store was not told yet.
    private(set) var pending = Account.nothing
    /// Whether it is in the list of those whose use the store is to be told.
    var isListed = false
    /// When its last request began or ended.
    var touched: UInt64 = 0
    /// Whether it must be remembered for longer than a minute.
    var isPinned = false
    /// Whether its key is deleted, and it goes with its last request.
    var isForgotten = false

    /// What was used, of one day.
    struct Pending: Sendable {
        var day: Int
        var requests: Int
        var modelTokens: Int
        var microDollars: Int

        var isEmpty: Bool { requests == 0 && modelTokens == 0 && microDollars == 0 }
    }

    private static let nothing = Pending(day: 0, requests: 0, modelTokens: 0, microDollars: 0)

    // MARK: Asking

    /// The limit that takes longest to let a request through; nil if each does.
    mutating func obstacle(_ policy: LimitPolicy, _ demand: Demand) -> Obstacle? {
        var worst: Obstacle?
        func note(_ kind: LimitKind, _ limit: Int, _ used: Int, _ wait: UInt64?) {
            let remaining = max(0, limit.saturatingAdd(-used))
            let obstacle = Obstacle(kind: kind, limit: limit, remaining: remaining, wait: wait)
            if obstacle.outlasts(worst) { worst = obstacle }
        }
        if let limit = policy.totalRequests, total >= limit { note(.totalRequests, limit, total, nil) }
        if let limit = policy.microDollarsPerDay, demand.microDollars > 0 {
            let used = day < demand.day ? 0 : spent
            if used.saturatingAdd(demand.microDollars) > limit { note(.microDollarsPerDay, limit, used, nil) }
        }
        if let limit = policy.requestsPerMinute {
            requests.expire(at: demand.now)
            if requests.total >= limit {
                let wait = requests.wait(for: 1, limit: limit, at: demand.now)
                note(.requestsPerMinute, limit, requests.total, wait)
            }
        }
        if let limit = policy.modelTokensPerMinute {
            modelTokens.expire(at: demand.now)
            if demand.modelTokens > 0, modelTokens.total.saturatingAdd(demand.modelTokens) > limit {
                let wait = modelTokens.wait(for: demand.modelTokens, limit: limit, at: demand.now)
                note(.modelTokensPerMinute, limit, modelTokens.total, wait)
            }
        }
        if let limit = policy.concurrentRequests, open >= limit {
            note(.concurrentRequests, limit, open, limit > 0 ? Self.placeWait : nil)
        }
        return worst
    }

    // MARK: Charging

    /// Counts a request that is admitted.
    mutating func charge(_ policy: LimitPolicy, _ demand: Demand) {
        open += 1
        total = total.saturatingAdd(1)
        touched = demand.now
        isPinned = policy.needsMemory
        if day < demand.day {
            day = demand.day
            spent = 0
        }
        spent = spent.saturatingAdd(demand.microDollars)
        if let limit = policy.requestsPerMinute { requests.add(1, limit: limit, at: demand.now) }
        if let limit = policy.modelTokensPerMinute {
            modelTokens.add(demand.modelTokens, limit: limit, at: demand.now)
        }
    }

    /// Frees the place of a request, and replaces what it reserved with what it used.
    ///
    /// Use beyond what was reserved is counted now, as far as it is counted at all: the window of a minute ago is over.
    mutating func settle(_ reserved: Demand, _ used: Demand, countsModelTokens: Bool) {
        open -= 1
        touched = used.now
        // A day that is over has no money left to give back.
        if day == reserved.day { spent = max(0, spent.saturatingAdd(used.microDollars - reserved.microDollars)) }
        guard countsModelTokens else { return }
        modelTokens.expire(at: used.now)
        if used.modelTokens < reserved.modelTokens {
            let rest = reserved.modelTokens - used.modelTokens
            modelTokens.remove(rest, countedAt: reserved.now, now: used.now)
        } else {
            modelTokens.add(used.modelTokens - reserved.modelTokens, limit: .max, at: used.now)
        }
    }

    // MARK: For the store

    /// Takes over what the store knows; what it was not told yet comes on top.
    mutating func restore(totalRequests: Int, day: Int, microDollars: Int, now: UInt64) {
        total = totalRequests.asAmount.saturatingAdd(pending.requests)
        if day > self.day {
            self.day = day
            spent = microDollars.asAmount
        } else if day == self.day {
            spent = max(spent, microDollars.asAmount)
        }
        isPinned = true
        touched = now
    }

    /// Adds to what the store is to be told; returns what must be told apart, as it is of another day.
    mutating func note(day: Int, requests: Int, modelTokens: Int, microDollars: Int) -> Pending? {
        var earlier: Pending?
        if pending.day != day {
            if !pending.isEmpty { earlier = pending }
            pending = Self.nothing
            pending.day = day
        }
        pending.requests = pending.requests.saturatingAdd(requests)
        pending.modelTokens = pending.modelTokens.saturatingAdd(modelTokens)
        pending.microDollars = pending.microDollars.saturatingAdd(microDollars)
        return earlier
    }

    /// What the store is to be told; then nothing is left to tell.
    mutating func takePending() -> Pending? {
        defer { pending = Self.nothing }
        return pending.isEmpty ? nil : pending
    }
}
