/// Reads a line of the record strictly as this module writes it: anything else is no line of the record.
struct LineScanner {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }

    /// Whether `text` stands here; if so, goes behind it.
    mutating func skip(_ text: String) -> Bool {
        guard bytes[index...].starts(with: text.utf8) else { return false }
        index += text.utf8.count
        return true
    }

    /// The number of an event, without sign or leading zero.
    mutating func sequence() -> Int64? {
        let digits = bytes[index...].prefix { (0x30...0x39).contains($0) }
        guard let first = digits.first, first != 0x30 || digits.count == 1,
            let value = Int64(String(decoding: digits, as: UTF8.self)), value <= AuditLink.greatestSequence
        else { return nil }
        index += digits.count
        return value
    }

    mutating func timestamp() -> Timestamp? {
        guard let text = string(), text.utf8.count == 24 else { return nil }
        return Timestamp(text)
    }

    mutating func hash() -> AuditHash? {
        let size = 2 * AuditHash.byteCount
        guard skip("\""), bytes.count - index > size, let hash = AuditHash(bytes[index..<(index + size)]) else {
            return nil
        }
        index += size
        return skip("\"") ? hash : nil
    }

    /// A text or `null`; the outer nil means neither.
    mutating func nullableString() -> String?? {
        if skip("null") { return .some(nil) }
        guard let text = string() else { return nil }
        return .some(text)
    }

    mutating func string() -> String? {
        guard skip("\"") else { return nil }
        var text: [UInt8] = []
        while index < bytes.count {
            let run = bytes[index...].prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 >= 0x20 }
            text += run
            index += run.count
            guard index < bytes.count else { return nil }
            if bytes[index] == UInt8(ascii: "\"") {
                index += 1
                return String(validating: text, as: UTF8.self)
            }
            guard bytes[index] == UInt8(ascii: "\\"), let scalar = escape() else { return nil }
            text += UTF8.encode(scalar).map(Array.init) ?? []
        }
        return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard index + 1 < bytes.count else { return nil }
        let letter = bytes[index + 1]
        index += 2
        switch letter {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            guard index + 4 <= bytes.count, let value = Hexadecimal.bytes(bytes[index..<(index + 4)]) else {
                return nil
            }
            index += 4
            return Unicode.Scalar(UInt32(value[0]) << 8 | UInt32(value[1]))
        default: return nil
        }
    }
}
