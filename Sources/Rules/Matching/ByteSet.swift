/// A set of byte values.
public struct ByteSet: Hashable, Sendable {
    private var words: SIMD4<UInt64> = .zero

    static let all = ByteSet { _ in true }

    init() {}

    init(_ byte: UInt8) { insert(byte) }

    init(_ belongs: (UInt8) -> Bool) {
        for byte in UInt8.min...UInt8.max where belongs(byte) { insert(byte) }
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] &>> UInt64(byte & 63) & 1 != 0 }

    var count: Int {
        words[0].nonzeroBitCount + words[1].nonzeroBitCount + words[2].nonzeroBitCount + words[3].nonzeroBitCount
    }

    mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

    mutating func formUnion(_ other: ByteSet) { words |= other.words }

    func union(_ other: ByteSet) -> ByteSet {
        var result = self
        result.formUnion(other)
        return result
    }

    var inverted: ByteSet {
        var result = self
        result.words = ~words
        return result
    }

    /// With both cases of every ASCII letter in it.
    var caseFolded: ByteSet {
        // Letters are bits 1 to 26 of the second word's halves.
        let letters = (words[1] | words[1] >> 32) & 0x07FF_FFFE
        var result = self
        result.words[1] |= letters | letters << 32
        return result
    }
}
