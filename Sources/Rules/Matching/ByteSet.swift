/// A set of byte values.
public struct ByteSet: Hashable, Sendable {
    private var words: SIMD4<UInt64> = .zero

    static let all = ByteSet { _ in true }

    init() {}

    init(_ belongs: (UInt8) -> Bool) {
        for byte in UInt8.min...UInt8.max where belongs(byte) { insert(byte) }
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] &>> UInt64(byte & 63) & 1 != 0 }

    mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

    mutating func formUnion(_ other: ByteSet) { words |= other.words }

    var inverted: ByteSet {
        var result = self
        result.words = ~words
        return result
    }

    /// With both cases of every ASCII letter in it.
    var caseFolded: ByteSet { ByteSet { contains($0) || ASCII.isLetter($0) && contains($0 ^ 0x20) } }
}
