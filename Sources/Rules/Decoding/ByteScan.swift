#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Looks for single bytes, many at a time.
enum ByteScan {
    static func first(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress else { return nil }
        guard let found = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
        return UnsafeRawPointer(found) - base
    }

    static func last(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, before end: Int) -> Int? {
        var position = end
        let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
        while position >= 8 {
            let word = bytes.loadUnaligned(fromByteOffset: position - 8, as: UInt64.self)
            if zeros(word ^ pattern) != 0 { break }
            position -= 8
        }
        while position > 0 {
            position -= 1
            if bytes[position] == byte { return position }
        }
        return nil
    }

    /// The first `%`, `\`, `&` or zero.
    static func firstSign(in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int? {
        var position = start
        while position + 8 <= end {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            // The lowest bit that is set is right; higher ones may come from a borrow.
            let signs =
                zeros(word) | zeros(word ^ repeated("%")) | zeros(word ^ repeated("\\")) | zeros(word ^ repeated("&"))
            if signs != 0 { return position + signs.trailingZeroBitCount / 8 }
            position += 8
        }
        while position < end {
            switch bytes[position] {
            case 0, UInt8(ascii: "%"), UInt8(ascii: "\\"), UInt8(ascii: "&"): return position
            default: position += 1
            }
        }
        return nil
    }

    /// The top bit of every byte that is zero.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }

    @inline(__always)
    private static func repeated(_ sign: Unicode.Scalar) -> UInt64 {
        UInt64(UInt8(ascii: sign)) &* 0x0101_0101_0101_0101
    }
}
