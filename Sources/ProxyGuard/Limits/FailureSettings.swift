/// How failed attempts are slowed.
public struct FailureSettings: Hashable, Sendable {
    /// Failures within 60 seconds that lock, from 1 to 60.
    public var threshold: Int
    /// The first wait; each that follows is twice as long.
    public var firstWait: Duration
    /// No wait is longer; as long a time without failures after a lock, at least 60 seconds, and all is forgiven.
    public var longestWait: Duration
    /// How many addresses, and how many tokens, are counted by themselves.
    public var capacity: Int

    /// Creates settings: 5 failures; 1 s, 2 s, 4 s up to 15 minutes; 100,000 addresses. What is out of range is moved
    /// into it.
    public init(
        threshold: Int = 5, firstWait: Duration = .seconds(1), longestWait: Duration = .seconds(900),
        capacity: Int = 100_000
    ) {
        self.threshold = min(max(threshold, 1), SlidingWindow.exactUses)
        self.firstWait = min(max(firstWait, .milliseconds(1)), .seconds(86_400))
        self.longestWait = min(max(longestWait, self.firstWait), .seconds(86_400))
        self.capacity = max(capacity, 1)
    }

    var firstNanoseconds: UInt64 { Self.nanoseconds(firstWait) }
    var longestNanoseconds: UInt64 { Self.nanoseconds(longestWait) }
    /// After so long without failures, a lock is forgiven.
    var quietNanoseconds: UInt64 { max(longestNanoseconds, SlidingWindow.length) }

    private static func nanoseconds(_ duration: Duration) -> UInt64 {
        let (seconds, attoseconds) = duration.components
        return UInt64(clamping: seconds) * 1_000_000_000 + UInt64(clamping: attoseconds / 1_000_000_000)
    }
}
