/// Failed attempts of one subject.
struct FailureRecord: Sendable {
    private var failures = SlidingWindow()
    /// How often it was locked.
    private var level: UInt64 = 0
    private var lockedUntil: UInt64 = 0
    /// Failures while locked: of attempts that had begun before.
    private var late = 0
    /// When it failed last.
    private(set) var touched: UInt64 = 0

    /// Whether it was locked, and that is not forgiven.
    var isHot: Bool { level > 0 }

    /// Nanoseconds until the next attempt may be made; 0 if it may now.
    func wait(at now: UInt64) -> UInt64 { lockedUntil > now ? lockedUntil - now : 0 }

    /// Whether nothing of it matters any more.
    ///
    /// A lock is remembered as if it were the longest, so that of two records the one that failed earlier is never
    /// forgotten later.
    func isOver(_ settings: FailureSettings, at now: UInt64) -> Bool {
        let memory = isHot ? settings.longestNanoseconds + settings.quietNanoseconds : SlidingWindow.length
        return now >= touched && now - touched >= memory
    }

    /// Counts a failure.
    mutating func fail(_ settings: FailureSettings, at now: UInt64) {
        touched = max(touched, now)
        failures.expire(at: now)
        if level > 0, now >= lockedUntil, now - lockedUntil >= settings.quietNanoseconds { level = 0 }
        failures.add(1, limit: SlidingWindow.exactUses, at: now)
        guard now >= lockedUntil else {
            // Many attempts begun at once are as many guesses; a few are a client that tried twice.
            late += 1
            if late >= settings.threshold { lock(settings, at: now) }
            return
        }
        if level > 0 || failures.total >= settings.threshold { lock(settings, at: now) }
    }

    private mutating func lock(_ settings: FailureSettings, at now: UInt64) {
        let doubled = settings.firstNanoseconds.multipliedReportingOverflow(by: 1 << min(level, 40))
        let wait =
            doubled.overflow ? settings.longestNanoseconds : min(doubled.partialValue, settings.longestNanoseconds)
        lockedUntil = max(lockedUntil, now + wait)
        level = min(level + 1, 40)
        late = 0
    }
}
