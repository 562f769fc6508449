/// At most so many requests in any 60 seconds, without a burst where one minute meets the next.
///
/// For what has one count only, such as alerts; the requests of clients are counted by `Limiter`. See `SlidingWindow`
/// for the method: exact up to 60 a minute; above, a request may be refused up to a second longer than it must.
public struct RequestRate: Sendable {
    /// In any 60 seconds.
    public let limit: Int
    private var window = SlidingWindow()
    private var clock: UInt64 = 0

    /// Creates a rate.
    public init(limit: Int) { self.limit = limit }

    /// Counts a request if there is room for it; the time is in nanoseconds of a clock that does not go back.
    public mutating func admit(now: UInt64) -> Bool {
        advance(to: now)
        guard window.total < limit else { return false }
        window.add(1, limit: limit, at: clock)
        return true
    }

    /// What is left.
    public mutating func state(now: UInt64) -> LimitState {
        advance(to: now)
        return window.state(limit: limit, at: clock)
    }

    /// In how long the next request is admitted, if nothing more is asked; nil if never.
    public mutating func wait(now: UInt64) -> Duration? {
        advance(to: now)
        return window.wait(for: 1, limit: limit, at: clock).map { .nanoseconds(Int64(clamping: $0)) }
    }

    private mutating func advance(to now: UInt64) {
        clock = max(clock, now)
        window.expire(at: clock)
    }
}
