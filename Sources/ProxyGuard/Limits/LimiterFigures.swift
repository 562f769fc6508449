/// What a limiter holds, for metrics.
public struct LimiterFigures: Hashable, Sendable {
    /// Requests that have not ended.
    public let open: Int
    /// Addresses that are counted by themselves.
    public let addresses: Int
    /// Tokens that are counted.
    public let tokens: Int
    /// Projects that are counted.
    public let projects: Int
    /// Requests of addresses that were counted together, since there was no room.
    public let overflowed: Int
}
