import Testing

@testable import Rules

@Suite("Byte set") struct ByteSetTests {
    private func members(_ set: ByteSet) -> [UInt8] { (UInt8.min...UInt8.max).filter(set.contains) }

    @Test("members, union, opposite")
    func members() {
        var set = ByteSet { [0, 63, 64, 127, 128, 255].contains($0) }
        #expect(members(set) == [0, 63, 64, 127, 128, 255])
        set.insert(192)
        set.formUnion(ByteSet { $0 == 1 })
        #expect(members(set) == [0, 1, 63, 64, 127, 128, 192, 255])
        #expect(members(set.inverted).count == 248 && !set.inverted.contains(0))
        #expect(members(.all).count == 256 && members(ByteSet()).isEmpty)
        #expect(set.count == 8 && set.inverted.count == 248 && ByteSet.all.count == 256 && ByteSet().count == 0)
    }

    @Test("letters of both cases")
    func folding() {
        let folded = ByteSet { $0 == UInt8(ascii: "a") || $0 == UInt8(ascii: "Z") || $0 == UInt8(ascii: "[") }
            .caseFolded
        #expect(members(folded) == Array("AZ[az".utf8))
    }
}
