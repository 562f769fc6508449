internal import Synchronization

/// A number that only grows; any thread may add to it, without a lock.
public final class Counter: Sendable {
    private let count = Atomic<Int>(0)

    init() {}

    /// Adds to it; what is negative is left out.
    public func increment(by amount: Int = 1) {
        if amount > 0 { count.wrappingAdd(amount, ordering: .relaxed) }
    }

    /// What was counted.
    public var value: Int { count.load(ordering: .relaxed) }
}
