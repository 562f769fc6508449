extension LimiterState {
    /// Ends a request; what is nil was not learned, and stays at what was reserved. Does nothing if it has ended.
    mutating func settle(_ reservation: Reservation, modelTokens: Int?, microDollars: Int?, now: UInt64) {
        guard let holding = end(reservation) else { return }
        clock = max(clock, now)
        let reserved = holding.demand
        let used = Demand(
            modelTokens: modelTokens?.asAmount ?? reserved.modelTokens,
            microDollars: microDollars?.asAmount ?? reserved.microDollars, day: reserved.day, now: clock)
        settle(holding.slots.global, reserved, used, holding.countsModelTokens.global)
        settle(holding.slots.address, reserved, used, holding.countsModelTokens.address)
        settle(holding.slots.token, reserved, used, holding.countsModelTokens.token)
        settle(holding.slots.project, reserved, used, holding.countsModelTokens.project)
    }

    /// How many requests have not ended.
    var openCount: Int { holdings.count - freeHoldings.count }

    /// What a reservation holds, once.
    private mutating func end(_ reservation: Reservation) -> Holding? {
        let index = Int(reservation.index)
        guard holdings.indices.contains(index), holdings[index].isOpen,
            holdings[index].generation == reservation.generation
        else { return nil }
        holdings[index].isOpen = false
        freeHoldings.append(reservation.index)
        return holdings[index]
    }

    private mutating func settle(_ slot: Int32, _ reserved: Demand, _ used: Demand, _ countsModelTokens: Bool) {
        guard slot != Self.absent else { return }
        table.accounts[Int(slot)].settle(reserved, used, countsModelTokens: countsModelTokens)
        note(
            slot, day: used.day, requests: 0, modelTokens: used.modelTokens, microDollars: used.microDollars)
        leaveIfForgotten(slot)
        table.release(slot)
    }
}
