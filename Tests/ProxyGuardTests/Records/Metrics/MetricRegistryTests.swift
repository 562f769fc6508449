import Testing

@testable import ProxyRecords

@Suite("Metric registry")
struct MetricRegistryTests {
    @Test("all metrics in the order of their names, as Prometheus reads them")
    func text() {
        let registry = MetricRegistry()
        let counter = registry.counter("b_total", "Two\nlines \\ and \"quotes\".", labels: ["x", "y"])
        counter("a\"b\\c\nd\u{1B}", "z").increment(by: 3)
        registry.gauge("a", "A gauge.")().set(-1)
        registry.reading("c", "Read.") { 1.5 }
        registry.reading("d", "Not there.") { nil }
        let histogram = registry.histogram("h_seconds", "Time.", labels: ["r"], bounds: [0.5, 1])
        for value in [0.25, 0.75, 3] { histogram("q").observe(value) }
        #expect(
            registry.text() == """
                # HELP a A gauge.
                # TYPE a gauge
                a -1
                # HELP b_total Two\\nlines \\\\ and "quotes".
                # TYPE b_total counter
                b_total{x="a\\"b\\\\c\\nd?",y="z"} 3
                # HELP c Read.
                # TYPE c gauge
                c 1.5
                # HELP d Not there.
                # TYPE d gauge
                # HELP h_seconds Time.
                # TYPE h_seconds histogram
                h_seconds_bucket{r="q",le="0.5"} 1
                h_seconds_bucket{r="q",le="1"} 2
                h_seconds_bucket{r="q",le="+Inf"} 3
                h_seconds_sum{r="q"} 4
                h_seconds_count{r="q"} 3

                """)
    }

    @Test("a name that is taken is shown once")
    func twice() {
        let registry = MetricRegistry()
        registry.counter("a_total", "First.")().increment()
        registry.counter("a_total", "Second.")().increment(by: 9)
        #expect(registry.text() == "# HELP a_total First.\n# TYPE a_total counter\na_total 1\n")
    }
}
