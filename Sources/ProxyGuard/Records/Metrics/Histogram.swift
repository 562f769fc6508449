internal import Synchronization

/// How often values fell below each of some bounds, and their sum; any thread may add to it, without a lock.
public final class Histogram: Sendable {
    /// Bounds in seconds for whole requests: models take from a fraction of a second to minutes.
    public static let requestBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300]
    /// Bounds in seconds for what the proxy itself takes.
    public static let overheadBounds = [
        0.000_025, 0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.05, 0.25,
    ]

    /// Upper bounds in growing order, without the infinite one.
    let bounds: [Double]
    private let cells: [Cell]
    /// The bits of a `Double`.
    private let total = Atomic<UInt64>(0)

    private final class Cell: Sendable {
        let count = Atomic<Int>(0)
    }

    /// What is seen at one moment: each value is in one bucket.
    struct Reading {
        var counts: [Int]
        var sum: Double
    }

    init(bounds: [Double]) {
        self.bounds = bounds.filter(\.isFinite).sorted()
        cells = (0...self.bounds.count).map { _ in Cell() }
    }

    /// Adds a value; one that is no number is left out.
    public func observe(_ value: Double) {
        guard !value.isNaN else { return }
        let index = bounds.firstIndex { value <= $0 } ?? bounds.count
        cells[index].count.wrappingAdd(1, ordering: .relaxed)
        var old = total.load(ordering: .relaxed)
        while true {
            let new = (Double(bitPattern: old) + value).bitPattern
            let (isExchanged, current) = total.weakCompareExchange(expected: old, desired: new, ordering: .relaxed)
            if isExchanged { return }
            old = current
        }
    }

    /// Adds a time in seconds.
    public func observe(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        observe(Double(seconds) + Double(attoseconds) * 1e-18)
    }

    var reading: Reading {
        Reading(
            counts: cells.map { $0.count.load(ordering: .relaxed) },
            sum: Double(bitPattern: total.load(ordering: .relaxed)))
    }
}
