import Rules
import Testing

@testable import Checks

@Suite struct OverlapIndexTests {
    @Test func empty() {
        #expect(!OverlapIndex([]).overlaps(0..<9))
        #expect(!OverlapIndex([3..<3]).overlaps(0..<9))
        #expect(!OverlapIndex([0..<9]).overlaps(3..<3))
    }

    /// As comparing with each range.
    @Test func asOneByOne() {
        var state: UInt64 = 7
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        for _ in 0..<300 {
            let ranges = (0..<next(6)).map { _ in
                let start = next(30)
                return start..<(start + next(9))
            }
            let index = OverlapIndex(ranges)
            for start in 0..<40 {
                for length in 0..<4 {
                    let query = start..<(start + length)
                    #expect(index.overlaps(query) == ranges.contains { $0.overlaps(query) }, "\(ranges) \(query)")
                }
            }
        }
    }
}
