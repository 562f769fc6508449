import Testing

@testable import ProxyDataPlane

@Suite("Framing meter")
struct FramingMeterTests {
    @Test("what is neither headers nor content counts, until the next boundary")
    func counts() {
        let meter = FramingMeter(headerLimit: 1000)
        for _ in 0..<8 { meter.arrived(64 << 10) }
        #expect(!meter.isExceeded)
        meter.arrived(1001)
        #expect(meter.isExceeded)
        meter.boundary()
        #expect(!meter.isExceeded)
    }

    @Test("a byte of content explains eight of framing")
    func content() {
        let meter = FramingMeter(headerLimit: 1000)
        for _ in 0..<1_000_000 {
            meter.arrived(9)
            meter.content(1)
        }
        #expect(!meter.isExceeded)
        // Content saves nothing up.
        meter.content(1 << 30)
        meter.arrived(1 << 20)
        #expect(meter.isExceeded)
    }
}
