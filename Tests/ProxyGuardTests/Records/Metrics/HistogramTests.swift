import Foundation
import Testing

@testable import ProxyRecords

@Suite("Histograms")
struct HistogramTests {
    @Test("a value counts in the first bucket whose bound it does not exceed")
    func buckets() {
        let histogram = Histogram(bounds: [1, 0.5, .infinity])
        for value in [0.1, 0.5, 0.6, 1, 2, .infinity, .nan] { histogram.observe(value) }
        #expect(histogram.bounds == [0.5, 1] && histogram.reading.counts == [2, 2, 2])
        let times = Histogram(bounds: [1])
        times.observe(.milliseconds(250))
        times.observe(.seconds(2))
        #expect(times.reading.counts == [1, 1] && times.reading.sum == 2.25)
    }

    @Test("many threads, nothing lost")
    func threads() {
        let histogram = Histogram(bounds: [1])
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            for _ in 0..<5000 { histogram.observe(0.5) }
        }
        #expect(histogram.reading.counts == [20_000, 0] && histogram.reading.sum == 10_000)
    }
}
