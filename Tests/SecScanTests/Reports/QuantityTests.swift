import Testing

@testable import SecScan

@Suite struct QuantityTests {
    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "-1,000")])
    func numbersAreGrouped(number: Int, text: String) {
        #expect(Quantity.grouped(number) == text)
    }

    @Test(arguments: [
        (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1 kB"), (8_400_000, "8.4 MB"),
        (412_600_123, "413 MB"),
        (999_600, "1 MB"), (1_204_000_000, "1.2 GB"), (Int.max, "9223 PB"),
    ])
    func bytesHaveAUnit(count: Int, text: String) {
        #expect(Quantity.bytes(count) == text)
    }

    @Test(arguments: [
        (0.0, "0 ms"), (0.142, "142 ms"), (0.9999, "1 s"), (1.2345, "1.2 s"), (59.99, "1 min 0 s"), (125, "2 min 5 s"),
        (.nan, "0 s"), (-1, "0 s"),
    ])
    func secondsHaveAUnit(value: Double, text: String) {
        #expect(Quantity.seconds(value) == text)
    }
}
