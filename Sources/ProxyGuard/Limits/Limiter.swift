internal import Synchronization

/// Decides which requests may go on: of everybody, of an address, of a token and of a project.
///
/// All limits of all scopes are asked, and then all are charged, in one step under one lock: a request that is refused
/// is charged nowhere, and no two requests take the same place. Times are nanoseconds of a clock that does not go back.
/// One lock and not several: the step takes less than a microsecond, and every request passes the global scope anyway.
///
/// Of the scopes, keys without open requests and without use in the last minute are let go once there are as many as
/// the capacity; keys with a limit a day or in total are kept until `forget`. If none can go, new addresses are
/// counted together as one, and requests of new tokens and projects are refused.
public final class Limiter: Sendable {
    private let state: Mutex<LimiterState>

    /// Creates a limiter that has seen nothing.
    public init(capacity: LimiterCapacity = LimiterCapacity()) {
        state = Mutex(LimiterState(capacity: capacity))
    }

    /// Asks for a request to be let through; if it is, `settle` or `cancel` must follow.
    public func admit(_ claim: Claim, now: UInt64) -> Admission {
        state.withLock { $0.admit(claim, now: now) }
    }

    /// Ends a request that was sent on: its place is free, and what it used takes the place of what was reserved.
    ///
    /// Nil is for what was not learned, and leaves what was reserved: an answer that broke off is never free. More
    /// than was reserved is counted too. A second time does nothing.
    public func settle(_ reservation: Reservation, modelTokens: Int?, microDollars: Int?, now: UInt64) {
        state.withLock { $0.settle(reservation, modelTokens: modelTokens, microDollars: microDollars, now: now) }
    }

    /// Ends a request that was not sent on: everything is given back, except that it was a request.
    ///
    /// Requests that a guard refuses count for rates and totals, else refused ones could be sent without end. A second
    /// time does nothing.
    public func cancel(_ reservation: Reservation, now: UInt64) {
        state.withLock { $0.settle(reservation, modelTokens: 0, microDollars: 0, now: now) }
    }

    /// Takes over what the store knows, at start or when a token gets a limit in total; the store must have been told
    /// what was drained before.
    public func restore(_ usage: [StoredUsage], now: UInt64) {
        state.withLock { state in
            for one in usage { state.restore(one, now: now) }
        }
    }

    /// Lets a token go that was deleted or has expired.
    public func forget(token: LimitKey) { state.withLock { $0.forget(token, .token) } }

    /// Lets a project go that was deleted.
    public func forget(project: LimitKey) { state.withLock { $0.forget(project, .project) } }

    /// What tokens and projects used since this was asked last, for the store to add; several of one key are possible.
    public func drainUsage() -> [UsageDelta] { state.withLock { $0.drain() } }

    /// Takes back what was drained and could not be stored; the next `drainUsage` has it again.
    public func putBack(_ usage: [UsageDelta]) { state.withLock { $0.leftover.append(contentsOf: usage) } }

    /// For metrics.
    public var figures: LimiterFigures {
        state.withLock { state in
            LimiterFigures(
                open: state.openCount, addresses: state.table.count(.address), tokens: state.table.count(.token),
                projects: state.table.count(.project), overflowed: state.overflowed)
        }
    }
}
