/// Steps over JSON without a stack of calls, however deep it is nested.
struct JSONReader {
    let bytes: [UInt8]
    private(set) var offset: Int
    private let end: Int

    init(_ bytes: [UInt8], in span: Range<Int>) {
        self.bytes = bytes
        offset = span.lowerBound
        end = span.upperBound
    }

    var isAtEnd: Bool { offset >= end }

    /// The byte here, or NUL at the end.
    var byte: UInt8 { offset < end ? bytes[offset] : 0 }

    mutating func skipSpace() {
        while offset < end, [.space, .tab, .lineFeed, .carriageReturn].contains(bytes[offset]) { offset += 1 }
    }

    mutating func consume(_ byte: UInt8) -> Bool {
        guard offset < end, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    /// A string with its escapes read, or nil if there is none here.
    mutating func string() -> [UInt8]? {
        guard consume(.quote) else { return nil }
        var value: [UInt8] = []
        while offset < end {
            let byte = bytes[offset]
            offset += 1
            switch byte {
            case .quote: return value
            case .backslash: guard escape(into: &value) else { return nil }
            case 0..<0x20: return nil
            default: value.append(byte)
            }
        }
        return nil
    }

    private mutating func escape(into value: inout [UInt8]) -> Bool {
        guard offset < end else { return false }
        let byte = bytes[offset]
        offset += 1
        switch byte {
        case .quote, .backslash, .slash: value.append(byte)
        case UInt8(ascii: "b"): value.append(0x08)
        case UInt8(ascii: "f"): value.append(0x0C)
        case UInt8(ascii: "n"): value.append(.lineFeed)
        case UInt8(ascii: "r"): value.append(.carriageReturn)
        case UInt8(ascii: "t"): value.append(.tab)
        case UInt8(ascii: "u"):
            guard let unit = unit() else { return false }
            value.append(contentsOf: String(scalar(unit)).utf8)
        default: return false
        }
        return true
    }

    /// The character of a unit of UTF-16, with its other half behind it.
    private mutating func scalar(_ unit: UInt32) -> Character {
        let replacement: Unicode.Scalar = "\u{FFFD}"
        guard (0xD800..<0xDC00).contains(unit) else { return Character(Unicode.Scalar(unit) ?? replacement) }
        var ahead = self
        guard ahead.consume(.backslash), ahead.consume(UInt8(ascii: "u")), let low = ahead.unit(),
            (0xDC00..<0xE000).contains(low)
        else { return Character(replacement) }
        self = ahead
        return Character(Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? replacement)
    }

    private mutating func unit() -> UInt32? {
        guard offset + 4 <= end else { return nil }
        var unit: UInt32 = 0
        for byte in bytes[offset..<offset + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            unit = unit << 4 | UInt32(digit)
        }
        offset += 4
        return unit
    }

    /// Steps over a value of any kind; false if none is here.
    mutating func skipValue() -> Bool {
        var open: [UInt8] = []
        while true {
            guard skipOpening(&open) else { return false }
            while true {
                guard let bracket = open.last else { return true }
                skipSpace()
                if consume(bracket) {
                    open.removeLast()
                } else if consume(.comma) {
                    if bracket == .closeBrace, !skipKey() { return false }
                    break
                } else {
                    return false
                }
            }
        }
    }

    /// Steps over brackets up to a scalar, or over an empty list or object.
    private mutating func skipOpening(_ open: inout [UInt8]) -> Bool {
        while true {
            skipSpace()
            if consume(.openBracket) {
                skipSpace()
                if consume(.closeBracket) { return true }
                open.append(.closeBracket)
            } else if consume(.openBrace) {
                skipSpace()
                if consume(.closeBrace) { return true }
                open.append(.closeBrace)
                guard skipKey() else { return false }
            } else {
                return byte == .quote ? string() != nil : skipScalar()
            }
        }
    }

    private mutating func skipKey() -> Bool {
        skipSpace()
        guard string() != nil else { return false }
        skipSpace()
        return consume(.colon)
    }

    /// `null`, `true`, `false` or a number.
    private mutating func skipScalar() -> Bool {
        let start = offset
        while offset < end,
            bytes[offset].isLetter || bytes[offset].isDigit || [.minus, .plus, 0x2E].contains(bytes[offset])
        {
            offset += 1
        }
        guard offset > start, offset - start < 400 else { return false }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if ["null", "true", "false"].contains(text) { return true }
        return text.wholeMatch(of: /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/) != nil
    }
}
