/// Single characters that are written as several.
enum Escapes {
    /// The escape that begins at an offset.
    static func segment(in bytes: UnsafeRawBufferPointer, at offset: Int, before end: Int) -> EncodedSegment? {
        let outcome: (count: Int, content: [UInt8], Encoding)?
        switch bytes[offset] {
        case UInt8(ascii: "%"): outcome = percent(bytes, offset, end).map { (3, [$0], .percent) }
        case UInt8(ascii: "\\"): outcome = backslash(bytes, offset, end).map { ($0.count, $0.content, .escape) }
        case UInt8(ascii: "&"): outcome = entity(bytes, offset, end).map { ($0.count, $0.content, .entity) }
        default: outcome = nil
        }
        return outcome.map { EncodedSegment(range: offset..<(offset + $0.count), encoding: $0.2, content: $0.content) }
    }

    /// Whether an escape that may matter begins at an offset: line feeds and blanks alone decode nothing that was hidden.
    ///
    /// - Parameter end: of its line or of a text around that; the answer is the same.
    static func begins(in bytes: UnsafeRawBufferPointer, at offset: Int, before end: Int) -> Bool {
        guard offset + 1 < end else { return false }
        let next = bytes[offset + 1]
        switch bytes[offset] {
        case UInt8(ascii: "%"): return percent(bytes, offset, end) != nil
        case UInt8(ascii: "\\"):
            switch next {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): return true
            case UInt8(ascii: "x"):
                return offset + 2 < end && bytes[offset + 2] < UInt8(ascii: "8") && isSegment(bytes, offset, end)
            case UInt8(ascii: "u"), UInt8(ascii: "U"):
                return offset + 2 < end && bytes[offset + 2] == UInt8(ascii: "0") && isASCII(bytes, offset, end)
            default: return false
            }
        case UInt8(ascii: "&"):
            return (ASCII.isLetter(next) || next == UInt8(ascii: "#")) && isSegment(bytes, offset, end)
        default: return false
        }
    }

    private static func isSegment(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int) -> Bool {
        segment(in: bytes, at: offset, before: end) != nil
    }

    private static func isASCII(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int) -> Bool {
        segment(in: bytes, at: offset, before: end).map { $0.content[0] < 0x80 } ?? false
    }

    private static func number(
        _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ end: Int, radix: UInt32 = 16
    ) -> UInt32? {
        guard range.upperBound <= end, !range.isEmpty, range.count <= 8 else { return nil }
        var number: UInt32 = 0
        for index in range {
            guard let digit = EncodedRun.digit(bytes[index]), digit < radix else { return nil }
            number = number &* radix &+ UInt32(digit)
        }
        return number
    }

    private static func percent(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int) -> UInt8? {
        guard let number = number(bytes, (offset + 1)..<(offset + 3), end) else { return nil }
        let byte = UInt8(truncatingIfNeeded: number)
        return EncodedRun.isText(byte) ? byte : nil
    }

    private static func backslash(
        _ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int
    ) -> (count: Int, content: [UInt8])? {
        guard offset + 1 < end else { return nil }
        switch bytes[offset + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return (2, [bytes[offset + 1]])
        case UInt8(ascii: "n"): return (2, [0x0A])
        case UInt8(ascii: "r"): return (2, [0x0D])
        case UInt8(ascii: "t"): return (2, [0x09])
        case UInt8(ascii: "x"): return character(bytes, offset, 2, end)
        case UInt8(ascii: "u"): return character(bytes, offset, 4, end)
        case UInt8(ascii: "U"): return character(bytes, offset, 8, end)
        default: return nil
        }
    }

    private static func character(
        _ bytes: UnsafeRawBufferPointer, _ offset: Int, _ digits: Int, _ end: Int
    ) -> (count: Int, content: [UInt8])? {
        guard let number = number(bytes, (offset + 2)..<(offset + 2 + digits), end), let content = text(number) else {
            return nil
        }
        return (2 + digits, content)
    }

    private static let names: [[UInt8]: UInt8] = [
        Array("quot".utf8): UInt8(ascii: "\""), Array("amp".utf8): UInt8(ascii: "&"),
        Array("lt".utf8): UInt8(ascii: "<"), Array("gt".utf8): UInt8(ascii: ">"),
        Array("apos".utf8): UInt8(ascii: "'"), Array("nbsp".utf8): UInt8(ascii: " "),
        Array("equals".utf8): UInt8(ascii: "="), Array("colon".utf8): UInt8(ascii: ":"),
        Array("sol".utf8): UInt8(ascii: "/"), Array("plus".utf8): UInt8(ascii: "+"),
    ]
    private static let longestEntity = 10

    private static func entity(
        _ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int
    ) -> (count: Int, content: [UInt8])? {
        var close = offset + 1
        let limit = min(end, offset + longestEntity)
        while close < limit, bytes[close] != UInt8(ascii: ";") {
            guard ASCII.isAlphanumeric(bytes[close]) || bytes[close] == UInt8(ascii: "#") else { return nil }
            close += 1
        }
        guard close < limit, close > offset + 1 else { return nil }
        let count = close + 1 - offset
        guard bytes[offset + 1] == UInt8(ascii: "#") else {
            return names[Array(bytes[(offset + 1)..<close])].map { (count, [$0]) }
        }
        let isHex = offset + 2 < close && bytes[offset + 2] | 0x20 == UInt8(ascii: "x")
        let digits = (offset + (isHex ? 3 : 2))..<close
        guard let number = number(bytes, digits, end, radix: isHex ? 16 : 10) else { return nil }
        return text(number).map { (count, $0) }
    }

    /// A character as UTF-8, if texts have it.
    private static func text(_ number: UInt32) -> [UInt8]? {
        guard let scalar = Unicode.Scalar(number) else { return nil }
        let content = Array(Character(scalar).utf8)
        return content.allSatisfy(EncodedRun.isText) ? content : nil
    }
}
