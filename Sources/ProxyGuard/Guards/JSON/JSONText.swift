/// The text that a JSON string stands for, and where each part of it stands in the string.
public enum JSONText {
    /// A piece of a literal that stands for other bytes than its own ones: an escape.
    struct Escape: Hashable {
        /// In the text.
        var text: Int
        var textCount: Int
        /// In the literal.
        var literal: Int
        var literalCount: Int
    }

    /// What a literal stands for; half of a surrogate pair is U+FFFD.
    ///
    /// - Parameter literal: what is between the quotes of a valid string.
    public static func unescaped(_ literal: UnsafeRawBufferPointer) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(literal.count)
        append(literal, to: &text) { _ in }
        return text
    }

    /// Appends what a literal stands for, and tells of every escape where it stands; its place in the text is that in `text`.
    static func append(_ literal: UnsafeRawBufferPointer, to text: inout [UInt8], escape: (Escape) -> Void) {
        var index = 0
        while index < literal.count {
            let plain = literal[index...].prefix { $0 != UInt8(ascii: "\\") }
            text += plain
            index += plain.count
            guard index + 1 < literal.count else { break }
            let (start, textStart) = (index, text.count)
            index += 2
            switch literal[start + 1] {
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "u"):
                let (scalar, end) = scalar(literal, at: start)
                index = end
                text += Array(String(scalar).utf8)
            default: text.append(literal[start + 1])
            }
            escape(
                Escape(
                    text: textStart, textCount: text.count - textStart, literal: start, literalCount: index - start))
        }
    }

    private static func scalar(_ literal: UnsafeRawBufferPointer, at start: Int) -> (Unicode.Scalar, end: Int) {
        let replacement = Unicode.Scalar(0xFFFD as UInt16) ?? " "
        guard let high = unit(literal, at: start) else { return (replacement, min(literal.count, start + 6)) }
        if let scalar = Unicode.Scalar(UInt32(high)) { return (scalar, start + 6) }
        guard high < 0xDC00, let low = unit(literal, at: start + 6), (0xDC00...0xDFFF).contains(low) else {
            return (replacement, start + 6)
        }
        let value = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
        return (Unicode.Scalar(value) ?? replacement, start + 12)
    }

    /// The sixteen bits of a `\u` escape; nil when none stands there.
    static func unit(_ bytes: UnsafeRawBufferPointer, at start: Int) -> UInt16? {
        guard start + 6 <= bytes.count, bytes[start] == UInt8(ascii: "\\"), bytes[start + 1] == UInt8(ascii: "u")
        else { return nil }
        var value: UInt16 = 0
        for byte in bytes[(start + 2)..<(start + 6)] {
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46: digit = byte - 0x41 + 10
            case 0x61...0x66: digit = byte - 0x61 + 10
            default: return nil
            }
            value = value << 4 | UInt16(digit)
        }
        return value
    }
}
