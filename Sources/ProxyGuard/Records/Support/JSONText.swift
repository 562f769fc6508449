/// Writes JSON so that one record stays one line on every screen and in every reader.
enum JSONText {
    /// Appends `text` as a JSON string of at most `limit` bytes before escaping; a longer one is cut and ends in `…`.
    ///
    /// Control characters of both ranges, DEL, line and paragraph separators and marks of direction are escaped.
    static func append(_ text: String, limit: Int = .max, to bytes: inout [UInt8]) {
        let text = cut(text, to: limit)
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.allSatisfy(isPlain) {
            bytes += text.utf8
        } else {
            for scalar in text.unicodeScalars { append(scalar, to: &bytes) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// `text` if it has at most `limit` bytes; else its beginning, up to a whole character, and `…`.
    static func cut(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var room = max(0, limit - 3)
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            room -= UTF8.width(scalar)
            guard room >= 0 else { break }
            kept.append(scalar)
        }
        return String(kept) + "\u{2026}"
    }

    /// Whether a terminal or a reader of lines may take it for more than a character.
    static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        switch scalar {
        case "\"": bytes += "\\\"".utf8
        case "\\": bytes += "\\\\".utf8
        case "\n": bytes += "\\n".utf8
        case "\r": bytes += "\\r".utf8
        case "\t": bytes += "\\t".utf8
        case _ where isHostile(scalar):
            bytes += "\\u".utf8
            for shift in [12, 8, 4, 0] {
                bytes.append(Hexadecimal.digit(UInt8(truncatingIfNeeded: scalar.value >> UInt32(shift)) & 0xF))
            }
        default: bytes += UTF8.encode(scalar).map(Array.init) ?? []
        }
    }
}
