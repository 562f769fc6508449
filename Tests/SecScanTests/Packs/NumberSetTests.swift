import TestSupport
import Testing

@testable import SecScan

@Suite struct NumberSetTests {
    @Test(arguments: [1, 63, 64, 65, 1000])
    func likeASet(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        var set = NumberSet(count: count)
        var expected: Set<Int> = []
        for _ in 0..<count {
            let number = Int.random(in: 0..<count, using: &random)
            #expect(set.insert(number) == expected.insert(number).inserted)
        }
        for number in 0..<count { #expect(set.contains(number) == expected.contains(number), "\(number)") }
        #expect(set.count == expected.count)
        #expect((0..<count).allSatisfy { NumberSet(expected, count: count).contains($0) == expected.contains($0) })
    }

    @Test func empty() {
        #expect(NumberSet(count: 0).count == 0)
        #expect(NumberSet([], count: 70).count == 0)
    }
}
