/// Connections to an upstream.
public struct ConnectionCount: Hashable, Sendable {
    /// Those that wait for a request.
    public var idle: Int
    /// Those that carry one, or are being made for one.
    public var used: Int

    /// None unless some are given.
    public init(idle: Int = 0, used: Int = 0) {
        self.idle = idle
        self.used = used
    }

    static func + (one: ConnectionCount, other: ConnectionCount) -> ConnectionCount {
        ConnectionCount(idle: one.idle + other.idle, used: one.used + other.used)
    }
}
