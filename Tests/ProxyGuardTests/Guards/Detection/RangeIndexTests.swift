import Testing

@testable import ProxyGuards

@Suite struct RangeIndexTests {
    @Test func overlaps() {
        let index = RangeIndex([20..<30, 0..<5, 25..<28, 40..<40])
        for range in [0..<1, 4..<9, 10..<21, 29..<50, 26..<27, 0..<100] { #expect(index.overlaps(range), "\(range)") }
        for range in [5..<20, 30..<40, 39..<41, 50..<60] { #expect(!index.overlaps(range), "\(range)") }
        #expect(!RangeIndex([]).overlaps(0..<9))
    }

    @Test func asASlowSearchSays() {
        var random = Steps(state: 7)
        for _ in 0..<200 {
            let ranges = (0..<8).map { _ in random.range() }
            let index = RangeIndex(ranges)
            let asked = random.range()
            #expect(index.overlaps(asked) == ranges.contains { $0.overlaps(asked) })
        }
    }

    private struct Steps {
        var state: UInt64

        mutating func range() -> Range<Int> {
            let (start, length) = (next() % 60, next() % 6)
            return start..<start + length + 1
        }

        private mutating func next() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 40)
        }
    }
}
