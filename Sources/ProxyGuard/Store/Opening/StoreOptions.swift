/// How a store behaves.
public struct StoreOptions: Sendable {
    /// How long a change waits for another one's end, in seconds.
    public var busyTimeout: Double
    /// For how many seconds after its end a token still stands in snapshots, so that clients are told why.
    public var keptAfterExpiry: Int64
    /// Seconds since 1970.
    public var clock: @Sendable () -> Int64

    public init(
        busyTimeout: Double = 5, keptAfterExpiry: Int64 = 7 * 86_400,
        clock: @escaping @Sendable () -> Int64 = SystemClock.seconds
    ) {
        self.busyTimeout = busyTimeout
        self.keptAfterExpiry = keptAfterExpiry
        self.clock = clock
    }
}
