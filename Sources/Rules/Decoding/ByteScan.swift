#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Looks for single bytes, many at a time.
package enum ByteScan {
    package static func first(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress else { return nil }
        guard let found = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
        return UnsafeRawPointer(found) - base
    }

    static func last(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, before end: Int) -> Int? {
        var position = end
        while position >= 8 {
            let word = bytes.loadUnaligned(fromByteOffset: position - 8, as: UInt64.self)
            if zeros(word ^ repeated(byte)) != 0 { break }
            position -= 8
        }
        while position > 0 {
            position -= 1
            if bytes[position] == byte { return position }
        }
        return nil
    }

    /// Whether eight bytes may be four characters of two bytes, one of them zero.
    @inline(__always)
    static func mayBeWide(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Bool {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        return word != 0 && (word & 0xFF00_FF00_FF00_FF00 == 0 || word & 0x00FF_00FF_00FF_00FF == 0)
    }

    /// The top bit of each of eight bytes that is a control character, a blank, a quote, a bracket or the like: some, not all, of those
    /// that base64 does not have, at a fraction of the cost.
    @inline(__always)
    static func farFromBase64(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let low = word & repeated(0x7F)
        return (word | ~(low &+ repeated(0x80 - 0x2B)) | (low &+ repeated(0x80 - 0x7B))) & repeated(0x80)
    }

    /// The top bit of each of eight bytes that neither of base64's alphabets has; the first byte is the lowest.
    @inline(__always)
    static func outsideBase64(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let low = word & repeated(0x7F)
        let folded = low | repeated(0x20)
        // Adding carries into the top bit from a limit on; no byte carries into the next one.
        let isDigit = (low &+ repeated(0x80 - 0x30)) & ~(low &+ repeated(0x80 - 0x3A))
        let isLetter = (folded &+ repeated(0x80 - 0x61)) & ~(folded &+ repeated(0x80 - 0x7B))
        let isUnderscore = (low &+ repeated(0x80 - 0x5F)) & ~(low &+ repeated(0x80 - 0x60))
        // `+`, `-` and `/` differ in two bits only, and from `)` by being greater.
        let isSign = ~(((low & ~repeated(0x06)) ^ repeated(0x29)) &+ repeated(0x7F)) & (low &+ repeated(0x80 - 0x2A))
        return (~(isDigit | isLetter | isUnderscore | isSign) | word) & repeated(0x80)
    }

    /// The top bit of every byte that is zero; of those above one that is, also some that are one.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }

    @inline(__always)
    private static func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}

/// Where the next `%`, `&` or `\` stands.
///
/// Each is looked for on its own, and again only behind the last one: the library looks for one byte faster than for three at a time.
struct SignCursor {
    private let bytes: UnsafeRawBufferPointer
    /// Of each sign the next one; the end where there is none.
    private var percent = -1
    private var ampersand = -1
    private var backslash = -1

    /// - Parameter end: nothing from there on is found.
    init(_ bytes: UnsafeRawBufferPointer, to end: Int) { self.bytes = UnsafeRawBufferPointer(rebasing: bytes[..<end]) }

    /// - Parameter start: not before that of an earlier call.
    mutating func first(from start: Int) -> Int? {
        if percent < start { percent = next(UInt8(ascii: "%"), start) }
        if ampersand < start { ampersand = next(UInt8(ascii: "&"), start) }
        if backslash < start { backslash = next(UInt8(ascii: "\\"), start) }
        let first = min(percent, ampersand, backslash)
        return first < bytes.count ? first : nil
    }

    private func next(_ sign: UInt8, _ start: Int) -> Int {
        ByteScan.first(sign, in: bytes, from: start) ?? bytes.count
    }
}
