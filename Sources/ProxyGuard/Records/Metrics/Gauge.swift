internal import Synchronization

/// A whole number that goes up and down; any thread may change it, without a lock.
public final class Gauge: Sendable {
    private let number = Atomic<Int>(0)

    init() {}

    public func set(_ value: Int) { number.store(value, ordering: .relaxed) }

    public func add(_ amount: Int) { number.wrappingAdd(amount, ordering: .relaxed) }

    public func increment() { add(1) }

    public func decrement() { add(-1) }

    public var value: Int { number.load(ordering: .relaxed) }
}
