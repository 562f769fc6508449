/// The text of a value while it is read.
extension [UInt8] {
    mutating func append(_ scalar: Unicode.Scalar) {
        append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// Appends the UTF-16 unit that four digits at an offset name, with the second of a pair behind it, and returns where
    /// reading goes on; nil if there are no four digits.
    mutating func appendUnit(at offset: Int, of bytes: [UInt8]) -> Int? {
        guard let unit = bytes.number(digits: 4, at: offset) else { return nil }
        if let scalar = Unicode.Scalar(unit) {
            append(scalar)
            return offset + 4
        }
        if unit < 0xDC00, offset + 6 <= bytes.count, bytes[offset + 4] == .backslash,
            bytes[offset + 5] | 0x20 == UInt8(ascii: "u"), let second = bytes.number(digits: 4, at: offset + 6),
            second & 0xFC00 == 0xDC00,
            let scalar = Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + (second & 0x3FF))
        {
            append(scalar)
            return offset + 10
        }
        append("\u{FFFD}" as Unicode.Scalar)
        return offset + 4
    }

    /// Appends the character whose number the digits at an offset write, and returns where reading goes on; nil if there
    /// are not as many digits.
    mutating func appendScalar(digits: Int, at offset: Int, of bytes: [UInt8]) -> Int? {
        guard let number = bytes.number(digits: digits, at: offset) else { return nil }
        append(Unicode.Scalar(number) ?? "\u{FFFD}")
        return offset + digits
    }

    /// The number that hexadecimal digits at an offset write.
    func number(digits: Int, at offset: Int) -> UInt32? {
        guard offset + digits <= count else { return nil }
        var number: UInt32 = 0
        for byte in self[offset..<(offset + digits)] {
            guard let digit = byte.hexDigit else { return nil }
            number = number << 4 | digit
        }
        return number
    }
}

extension UInt8 {
    /// The character that this letter means behind a backslash in any format: line feed, carriage return or tab.
    var escaped: UInt8? {
        switch self {
        case UInt8(ascii: "n"): .lineFeed
        case UInt8(ascii: "r"): .carriageReturn
        case UInt8(ascii: "t"): .tab
        default: nil
        }
    }
}
