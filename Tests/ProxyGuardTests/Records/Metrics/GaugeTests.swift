import Testing

@testable import ProxyRecords

@Suite("Gauges")
struct GaugeTests {
    @Test("up, down and set")
    func changes() {
        let gauge = Gauge()
        gauge.increment()
        gauge.add(4)
        gauge.decrement()
        #expect(gauge.value == 4)
        gauge.set(-2)
        #expect(gauge.value == -2)
    }
}
