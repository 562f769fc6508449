extension LimiterState {
    /// Takes over what the store knows. There is room for each: what was used must not be forgotten.
    mutating func restore(_ usage: StoredUsage, now: UInt64) {
        guard usage.scope == .token || usage.scope == .project else { return }
        clock = max(clock, now)
        let slot = table.slot(of: usage.key, usage.scope) ?? table.insert(usage.key, usage.scope, at: clock)
        table.accounts[Int(slot)].restore(
            totalRequests: usage.totalRequests, day: usage.dayIndex, microDollars: usage.microDollars, now: clock)
        table.release(slot)
    }

    /// Lets a key go that was deleted.
    mutating func forget(_ key: LimitKey, _ scope: LimitScope) {
        guard scope == .token || scope == .project, let slot = table.forget(key, scope) else { return }
        leaveIfForgotten(slot)
        table.release(slot)
    }

    /// What was used since this was asked last.
    mutating func drain() -> [UsageDelta] {
        var deltas = leftover
        leftover = []
        for slot in dirty {
            table.accounts[Int(slot)].isListed = false
            if let delta = take(slot) { deltas.append(delta) }
        }
        dirty.removeAll(keepingCapacity: true)
        return deltas
    }

    /// Counts use of a token or project for the store.
    mutating func note(_ slot: Int32, day: Int, requests: Int, modelTokens: Int, microDollars: Int) {
        guard slot > AccountTable.blank, requests != 0 || modelTokens != 0 || microDollars != 0,
            let (scope, id) = table.id(of: slot)
        else { return }
        let earlier = table.accounts[Int(slot)].note(
            day: day, requests: requests, modelTokens: modelTokens, microDollars: microDollars)
        if let earlier { leftover.append(delta(scope, id, earlier)) }
        if !table.accounts[Int(slot)].isListed {
            table.accounts[Int(slot)].isListed = true
            dirty.append(slot)
        }
    }

    /// Before the account of a deleted key goes, what it used is put aside.
    mutating func leaveIfForgotten(_ slot: Int32) {
        guard table.accounts[Int(slot)].isForgotten, table.accounts[Int(slot)].open == 0 else { return }
        if let delta = take(slot) { leftover.append(delta) }
    }

    private mutating func take(_ slot: Int32) -> UsageDelta? {
        guard let (scope, id) = table.id(of: slot), let pending = table.accounts[Int(slot)].takePending() else {
            return nil
        }
        return delta(scope, id, pending)
    }

    private func delta(_ scope: LimitScope, _ id: String, _ pending: Account.Pending) -> UsageDelta {
        UsageDelta(
            scope: scope, id: id, dayIndex: pending.day, requests: pending.requests, modelTokens: pending.modelTokens,
            microDollars: pending.microDollars)
    }
}
