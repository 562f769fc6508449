/// Classes of bytes. Source: RFC 9110, section 5.6.2, and RFC 3986, section 2.3
public enum Octet {
    /// `DIGIT`
    @inlinable public static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// `ALPHA` or `DIGIT`
    @inlinable public static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 26 }

    /// `tchar`
    @inlinable public static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
            UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        default: isAlphanumeric(byte)
        }
    }

    /// `unreserved`
    @inlinable public static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: isAlphanumeric(byte)
        }
    }

    /// Printable, without space.
    @inlinable public static func isVisible(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

    /// `token`
    @inlinable public static func isToken(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { isToken($0) }
    }

    /// Whether two texts are the same but for the case of ASCII letters; no other letter is folded.
    @inlinable public static func equalsIgnoringCase(_ text: some StringProtocol, _ other: some StringProtocol) -> Bool
    {
        text.utf8.count == other.utf8.count && zip(text.utf8, other.utf8).allSatisfy { lowered($0) == lowered($1) }
    }

    /// Of an upper-case letter of ASCII the lower-case one, of others themselves.
    @inlinable public static func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// Without spaces and tabs at the ends.
    @inlinable public static func trimmed(_ text: Substring) -> Substring {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        let front = text.utf8.drop(while: isBlank)
        guard let last = front.lastIndex(where: { !isBlank($0) }) else { return Substring(front.prefix(0)) }
        return Substring(front[...last])
    }

    /// `HEXDIG`, in either case; nil of others.
    @inlinable public static func hexadecimalValue(_ byte: UInt8) -> Int? {
        if isDigit(byte) { return Int(byte - 0x30) }
        let letter = byte | 0x20
        return letter &- 0x61 < 6 ? Int(letter - 0x61) + 10 : nil
    }
}
