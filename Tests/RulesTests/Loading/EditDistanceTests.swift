import TestSupport
import Testing

@testable import Rules

@Suite("EditDistance")
struct EditDistanceTests {
    @Test(
        "known distances",
        arguments: [
            ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("kitten", "sitting", 3),
            ("saturday", "sunday", 3),
            ("flaw", "lawn", 2), ("pattern", "patern", 1), ("ab", "ba", 2), ("a", "é", 2),
        ])
    func known(left: String, right: String, distance: Int) {
        #expect(EditDistance.between(left, right) == distance)
        #expect(EditDistance.between(right, left) == distance)
    }

    private static func naive(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
        guard let a = left.first else { return right.count }
        guard let b = right.first else { return left.count }
        let (l, r) = (left.dropFirst(), right.dropFirst())
        return a == b ? naive(l, r) : 1 + min(naive(l, right), naive(left, r), naive(l, r))
    }

    @Test("equals the definition", arguments: 0..<50)
    func equalsDefinition(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let left = random.bytes(Int.random(in: 0...6, using: &random), from: Array("abc".utf8))
        let right = random.bytes(Int.random(in: 0...6, using: &random), from: Array("abc".utf8))
        let distance = EditDistance.between(
            String(decoding: left, as: UTF8.self), String(decoding: right, as: UTF8.self))
        #expect(distance == Self.naive(left[...], right[...]))
    }
}
