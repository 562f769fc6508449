internal import Synchronization

/// The series of one metric, one for each combination of label values, of which there are never more than was said at first.
///
/// Whatever comes when all but one are taken goes to one whose values are all `other`: names that clients choose cannot fill memory.
public final class MetricFamily<Series: Sendable>: Sendable {
    /// Its name.
    public let name: String
    /// The names of its labels.
    public let labels: [String]
    /// How many series there are at most, `other` among them.
    public let maximumCount: Int

    private let series = Mutex<[[String]: Series]>([:])
    private let make: @Sendable () -> Series
    private static var longestValue: Int { 128 }

    init(_ name: String, labels: [String], maximumCount: Int, _ make: @escaping @Sendable () -> Series) {
        self.name = name
        self.labels = labels
        self.maximumCount = labels.isEmpty ? 1 : max(2, maximumCount)
        self.make = make
        // Without labels there is one series, and it is there from the start.
        if labels.isEmpty { series.withLock { $0[[]] = make() } }
    }

    /// The series of label values, in the order of the labels. Who needs it often keeps it: using it takes no lock.
    ///
    /// A number of values that is not that of the labels gives `other`.
    public func callAsFunction(_ values: String...) -> Series { series(values) }

    func series(_ values: [String]) -> Series {
        series.withLock { series in
            if let known = series[values] { return known }
            let isFit = values.count == labels.count && values.allSatisfy { $0.utf8.count <= Self.longestValue }
            let other = [String](repeating: "other", count: labels.count)
            let room = maximumCount - (series[other] == nil ? 1 : 0)
            let key = isFit && series.count < room ? values : other
            if let known = series[key] { return known }
            let new = make()
            series[key] = new
            return new
        }
    }

    /// All series in the order of their values.
    var all: [(values: [String], series: Series)] {
        series.withLock { $0.map { ($0.key, $0.value) } }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
    }
}

extension MetricFamily where Series == Gauge {
    /// Sets the series of these label values, in the order of the labels, and all others that there are to 0.
    public func set(_ numbers: [[String]: Int]) {
        // Of those that find no room the sum is shown.
        var sums: [ObjectIdentifier: Int] = [:]
        for (values, number) in numbers { sums[ObjectIdentifier(series(values)), default: 0] += number }
        for (_, gauge) in all { gauge.set(sums[ObjectIdentifier(gauge)] ?? 0) }
    }
}
