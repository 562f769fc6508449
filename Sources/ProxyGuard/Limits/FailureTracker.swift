internal import Synchronization

/// Slows down who guesses: after some failed attempts within a minute, waits that double.
///
/// Failures are counted by address, and by token where the attempt showed to hold it, such as one that is expired. A
/// success clears the token and not the address: who has one good token guesses others no faster. An address is not
/// locked out of what its good token allows unless the caller asks before it looks at the token.
/// See `FailureTable` for what becomes of locks when many addresses fail.
public final class FailureTracker: Sendable {
    /// How an attempt ended.
    public enum Outcome: Sendable {
        case failure
        case success
    }

    private struct State: Sendable {
        var addresses = FailureTable<AddressKey>()
        var tokens = FailureTable<LimitKey>()
        var clock: UInt64 = 0
    }

    private let settings: FailureSettings
    private let state = Mutex(State())

    /// Creates a tracker.
    public init(settings: FailureSettings = FailureSettings()) { self.settings = settings }

    /// How long the next attempt must wait; nil if it may be made now. The time is in nanoseconds.
    public func check(_ address: AddressKey, token: LimitKey? = nil, now: UInt64) -> Duration? {
        state.withLock { state in
            let now = max(now, state.clock)
            let wait = max(
                state.addresses.wait(address, at: now), token.map { state.tokens.wait($0, at: now) } ?? 0)
            return wait > 0 ? .nanoseconds(Int64(clamping: wait)) : nil
        }
    }

    /// Counts how an attempt ended. The time is in nanoseconds.
    public func record(_ outcome: Outcome, _ address: AddressKey, token: LimitKey? = nil, now: UInt64) {
        state.withLock { state in
            state.clock = max(state.clock, now)
            switch outcome {
            case .failure:
                state.addresses.fail(address, settings, at: state.clock)
                if let token { state.tokens.fail(token, settings, at: state.clock) }
            case .success:
                if let token { state.tokens.forgive(token) }
            }
        }
    }

    /// How many addresses are counted by themselves, for metrics.
    public var addressCount: Int { state.withLock { $0.addresses.count } }
}
