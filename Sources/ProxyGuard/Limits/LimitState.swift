/// How much is left of a limit.
public struct LimitState: Hashable, Sendable {
    /// What may be used in any 60 seconds.
    public let limit: Int
    /// What may be used now.
    public let remaining: Int
    /// In how long all of it may be used again, if nothing more is used.
    public let reset: Duration

    /// Creates a state.
    public init(limit: Int, remaining: Int, reset: Duration) {
        self.limit = limit
        self.remaining = remaining
        self.reset = reset
    }

    /// The one with less left; of two with as much, the one that is whole again later.
    static func tighter(_ one: LimitState?, _ other: LimitState?) -> LimitState? {
        guard let one, let other else { return one ?? other }
        if one.remaining != other.remaining { return one.remaining < other.remaining ? one : other }
        return one.reset >= other.reset ? one : other
    }
}
