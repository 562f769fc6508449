/// White space at the ends of a text, as Unicode has it: editors leave no-break spaces behind.
enum Whitespace {
    /// How many bytes the white space at an offset has, 0 if there is none.
    static func count(in bytes: [UInt8], at offset: Int, end: Int) -> Int {
        guard offset < end else { return 0 }
        if bytes[offset].isSpace { return 1 }
        guard bytes[offset] >= 0xC2 else { return 0 }
        if offset + 1 < end, isSpace(bytes[offset], bytes[offset + 1]) { return 2 }
        if offset + 2 < end, isSpace(bytes[offset], bytes[offset + 1], bytes[offset + 2]) { return 3 }
        return 0
    }

    /// The range without white space at its start.
    static func trimmedStart(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
        var start = range.lowerBound
        while true {
            let count = count(in: bytes, at: start, end: range.upperBound)
            if count == 0 { return start..<range.upperBound }
            start += count
        }
    }

    /// The range without white space at both ends.
    static func trimmed(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
        let range = trimmedStart(range, of: bytes)
        var end = range.upperBound
        while end > range.lowerBound {
            if bytes[end - 1].isSpace {
                end -= 1
            } else if end - 2 >= range.lowerBound, isSpace(bytes[end - 2], bytes[end - 1]) {
                end -= 2
            } else if end - 3 >= range.lowerBound, isSpace(bytes[end - 3], bytes[end - 2], bytes[end - 1]) {
                end -= 3
            } else {
                break
            }
        }
        return range.lowerBound..<end
    }

    /// U+0085 and U+00A0.
    private static func isSpace(_ first: UInt8, _ second: UInt8) -> Bool {
        first == 0xC2 && (second == 0x85 || second == 0xA0)
    }

    /// U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F and U+3000.
    private static func isSpace(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second) {
        case (0xE1, 0x9A): third == 0x80
        case (0xE2, 0x80): (0x80...0x8A).contains(third) || third == 0xA8 || third == 0xA9 || third == 0xAF
        case (0xE2, 0x81): third == 0x9F
        case (0xE3, 0x80): third == 0x80
        default: false
        }
    }
}
