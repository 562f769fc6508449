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

    /// The first `%`, `\`, `&` or zero.
    static func firstSign(in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int? {
        var position = start
        while position + 32 <= end {
            let chunk = bytes.loadUnaligned(fromByteOffset: position, as: SIMD32<UInt8>.self)
            let isSign =
                (chunk .== UInt8(ascii: "%")) .| (chunk .== UInt8(ascii: "\\")) .| (chunk .== UInt8(ascii: "&"))
                .| (chunk .== 0)
            if any(isSign) { break }
            position += 32
        }
        while position < end {
            if isSign(bytes[position]) { return position }
            position += 1
        }
        return nil
    }

    @inline(__always)
    private static func isSign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "%") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "&") || byte == 0
    }
}
