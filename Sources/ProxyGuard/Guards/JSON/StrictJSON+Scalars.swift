extension StrictJSON {
    /// Bytes of a number; more stand for none that a program has.
    static let longestNumber = 400

    /// Reads a string whose quote is next.
    ///
    /// - Returns: what is between the quotes.
    mutating func readString() throws(JSONProblem) -> (Range<Int>, hasEscapes: Bool) {
        let start = position + 1
        position = start
        var hasEscapes = false
        while true {
            skipPlain()
            guard position < bytes.count else { throw JSONProblem(.truncated, at: position) }
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                position += 1
                return (start..<(position - 1), hasEscapes)
            }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                try readEscape()
            } else if byte < 0x20 {
                throw JSONProblem(.control, at: position)
            } else {
                try readScalar()
            }
        }
    }

    /// Goes on to the next byte that is a quote, a backslash, a control character or no ASCII, eight bytes at a time.
    @inline(__always)
    private mutating func skipPlain() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        while position + 8 <= bytes.count {
            let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            // The top bit of a byte is set when it is below 0x20, a quote or a backslash; the lowest such bit is exact.
            let quote = word ^ (ones &* 0x22)
            let backslash = word ^ (ones &* 0x5C)
            let below = (word &- (ones &* 0x20)) & ~word
            let equal = ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
            let special = (below | equal | word) & tops
            if special != 0 {
                position &+= special.trailingZeroBitCount / 8
                return
            }
            position &+= 8
        }
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x22 || byte == 0x5C || byte < 0x20 || byte >= 0x80 { return }
            position += 1
        }
    }

    private mutating func readEscape() throws(JSONProblem) {
        let start = position
        guard start + 1 < bytes.count else { throw JSONProblem(.truncated, at: bytes.count) }
        switch bytes[start + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
        case UInt8(ascii: "u"):
            guard let unit = JSONText.unit(bytes, at: start) else { throw JSONProblem(.escape, at: start) }
            position += 6
            guard (0xD800...0xDFFF).contains(unit) else { return }
            if unit < 0xDC00, let low = JSONText.unit(bytes, at: position), (0xDC00...0xDFFF).contains(low) {
                position += 6
            } else if !allowsLoneSurrogates {
                throw JSONProblem(.surrogate, at: start)
            }
        default: throw JSONProblem(.escape, at: start)
        }
    }

    /// One scalar of UTF-8 that is no ASCII: neither overlong nor a surrogate nor beyond U+10FFFF.
    private mutating func readScalar() throws(JSONProblem) {
        let first = bytes[position]
        let count: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: count = 2
        case 0xE0...0xEF:
            count = 3
            if first == 0xE0 { second = 0xA0...0xBF }
            if first == 0xED { second = 0x80...0x9F }
        case 0xF0...0xF4:
            count = 4
            if first == 0xF0 { second = 0x90...0xBF }
            if first == 0xF4 { second = 0x80...0x8F }
        default: throw JSONProblem(.encoding, at: position)
        }
        guard position + count <= bytes.count, second.contains(bytes[position + 1]) else {
            throw JSONProblem(.encoding, at: position)
        }
        for offset in 2..<max(2, count) where bytes[position + offset] & 0xC0 != 0x80 {
            throw JSONProblem(.encoding, at: position)
        }
        position += count
    }

    /// Reads a number whose sign or first digit is next.
    mutating func readNumber() throws(JSONProblem) {
        let start = position
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        let whole = digits()
        guard whole > 0, whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else {
            throw JSONProblem(.number, at: start)
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            guard digits() > 0 else { throw JSONProblem(.number, at: start) }
        }
        var hasExponent = false
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            hasExponent = true
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            guard digits() > 0 else { throw JSONProblem(.number, at: start) }
        }
        guard position - start <= Self.longestNumber else { throw JSONProblem(.number, at: start) }
        guard hasExponent || whole > 300 else { return }
        let value = Double(String(decoding: bytes[start..<position], as: UTF8.self))
        guard let value, value.isFinite else { throw JSONProblem(.number, at: start) }
    }

    private mutating func digits() -> Int {
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
        return position - start
    }
}
