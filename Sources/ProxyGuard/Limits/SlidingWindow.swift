/// What was used in the last 60 seconds, as sums that leave the window one by one.
///
/// Each sum leaves 60 seconds after the last use in it, so that no use is ever forgotten early: whoever admits while
/// `total` is below N admits at most N in any 60 seconds, wherever they begin. A bucket that refills (GCRA, token
/// bucket) lets twice as much through: a full bucket, and what flows in during the minute. Up to 60 uses are kept each
/// by itself and leave on time. Beyond that, uses of the same second of the clock are one sum; the early ones of it
/// leave up to a second late, so that as a rate at most 1/60 is lost, and memory is at most 121 sums whatever comes.
struct SlidingWindow: Sendable {
    /// Nanoseconds of the window.
    static let length: UInt64 = 60_000_000_000
    /// Nanoseconds that are one sum where there are too many uses.
    static let grain: UInt64 = 1_000_000_000
    /// How many uses are kept each by itself.
    static let exactUses = 60

    private struct Sum {
        /// When the last of its uses was.
        var last: UInt64
        var amount: Int
    }

    private var sums: [Sum] = []
    /// The sums before it have left.
    private var first = 0
    /// What was used in the window, as of the last `expire`.
    private(set) var total = 0

    /// How many sums are in the window.
    var sumCount: Int { sums.count - first }

    /// Lets go of what was used 60 seconds ago or earlier.
    mutating func expire(at now: UInt64) {
        guard first < sums.count else { return }
        while first < sums.count, sums[first].amount == 0 || now >= sums[first].last.window {
            total -= sums[first].amount
            first += 1
        }
        if first == sums.count {
            sums.removeAll(keepingCapacity: true)
            first = 0
        }
    }

    /// Counts a use; the limit decides whether it is kept by itself.
    mutating func add(_ amount: Int, limit: Int, at now: UInt64) {
        guard amount > 0 else { return }
        total = total.saturatingAdd(amount)
        if first < sums.count, let newest = sums.last {
            let isExact = limit <= Self.exactUses && sumCount < Self.exactUses
            // A clock that stands still makes one sum, a time before the newest is taken for the newest.
            if newest.last >= now || !isExact && newest.last / Self.grain == now / Self.grain {
                sums[sums.count - 1].amount = newest.amount.saturatingAdd(amount)
                sums[sums.count - 1].last = max(newest.last, now)
                return
            }
        }
        if first >= 32 || first > sums.count / 2 {
            sums.removeSubrange(..<first)
            first = 0
        }
        sums.append(Sum(last: now, amount: amount))
    }

    /// Takes back a part of what was counted at a time, unless it has left already.
    mutating func remove(_ amount: Int, countedAt time: UInt64, now: UInt64) {
        guard amount > 0, now < time.window else { return }
        var index = sums.count
        // Its sum is the first that did not end before it.
        while index > first, sums[index - 1].last >= time { index -= 1 }
        guard index < sums.count else { return }
        let taken = min(amount, sums[index].amount)
        sums[index].amount -= taken
        total -= taken
        while sums.count > first, sums[sums.count - 1].amount == 0 { sums.removeLast() }
    }

    /// Nanoseconds until an amount fits below a limit; nil if it never does.
    func wait(for amount: Int, limit: Int, at now: UInt64) -> UInt64? {
        guard amount <= limit else { return nil }
        var excess = total.saturatingAdd(amount).saturatingAdd(-limit)
        for sum in sums[first...] {
            if excess <= 0 { break }
            excess -= sum.amount
            if excess <= 0 { return sum.last.window - min(now, sum.last.window) }
        }
        return 0
    }

    /// What is left of a limit.
    func state(limit: Int, at now: UInt64) -> LimitState {
        let end = first < sums.count ? sums[sums.count - 1].last.window : now
        return LimitState(
            limit: limit, remaining: max(0, limit.saturatingAdd(-total)),
            reset: .nanoseconds(Int64(clamping: end - min(now, end))))
    }
}

extension UInt64 {
    /// When what happens at this time leaves the window.
    fileprivate var window: UInt64 {
        let (end, overflow) = addingReportingOverflow(SlidingWindow.length)
        return overflow ? .max : end
    }
}
