internal import Synchronization

/// The metrics of a program, and their text for Prometheus.
public final class MetricRegistry: Sendable {
    /// The media type of `text`. Source: Prometheus, exposition formats, text format 0.0.4
    public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private let families = Mutex<[String: Family]>([:])

    private struct Family: Sendable {
        var help: String
        var kind: String
        var append: @Sendable (inout Exposition) -> Void
    }

    public init() {}

    /// Makes a counter; its name ends in `_total`.
    ///
    /// A second metric of a name that is taken works but is not shown: names are constants of the program.
    public func counter(
        _ name: String, _ help: String, labels: [String] = [], maximumCount: Int = 100
    ) -> MetricFamily<Counter> {
        let family = MetricFamily<Counter>(name, labels: labels, maximumCount: maximumCount) { Counter() }
        add(name, help, "counter") { text in
            for (values, counter) in family.all { text.sample(name, labels, values, "\(counter.value)") }
        }
        return family
    }

    /// Makes a gauge.
    public func gauge(
        _ name: String, _ help: String, labels: [String] = [], maximumCount: Int = 100
    ) -> MetricFamily<Gauge> {
        let family = MetricFamily<Gauge>(name, labels: labels, maximumCount: maximumCount) { Gauge() }
        add(name, help, "gauge") { text in
            for (values, gauge) in family.all { text.sample(name, labels, values, "\(gauge.value)") }
        }
        return family
    }

    /// Makes a metric that is asked for its value when somebody reads it; nil shows nothing.
    ///
    /// - Parameter isCounter: Whether it only grows.
    public func reading(
        _ name: String, _ help: String, isCounter: Bool = false, _ value: @escaping @Sendable () -> Double?
    ) {
        add(name, help, isCounter ? "counter" : "gauge") { text in
            if let value = value() { text.sample(name, [], [], Exposition.number(value)) }
        }
    }

    /// Makes a histogram with upper bounds; the infinite one is added.
    public func histogram(
        _ name: String, _ help: String, labels: [String] = [], bounds: [Double], maximumCount: Int = 100
    ) -> MetricFamily<Histogram> {
        let family = MetricFamily<Histogram>(name, labels: labels, maximumCount: maximumCount) {
            Histogram(bounds: bounds)
        }
        add(name, help, "histogram") { text in
            for (values, histogram) in family.all { text.histogram(name, labels, values, histogram) }
        }
        return family
    }

    /// All of them in the order of their names.
    public func text() -> String {
        var text = Exposition()
        for (name, family) in families.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
            text.begin(name, family.help, family.kind)
            family.append(&text)
        }
        return text.text
    }

    private func add(
        _ name: String, _ help: String, _ kind: String, _ append: @escaping @Sendable (inout Exposition) -> Void
    ) {
        families.withLock { families in
            if families[name] == nil { families[name] = Family(help: help, kind: kind, append: append) }
        }
    }
}
