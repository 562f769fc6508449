internal import Dockerfile

/// The value of `ENV name value` on its way to `ENV name=value`: what has to be done about its blanks.
enum LegacyValue: Hashable {
    /// No blank stands outside of quotes.
    case whole
    /// There are blanks, and no quotes or escapes: double quotes go around the value.
    case bare
    /// There are blanks beside quotes or escapes: the escape character goes before each, at these offsets.
    case quoted([Int])

    /// Nil if a quote is not closed, or an escape stands at the end.
    init?(_ value: String, escape: Escape) {
        var quote: UInt8?
        var isEscaped = false
        var hasMarks = false
        var blanks: [Int] = []
        for (offset, byte) in value.utf8.enumerated() {
            if isEscaped {
                isEscaped = false
                continue
            }
            switch byte {
            // Between single quotes nothing is escaped.
            case escape.rawValue where quote != UInt8(ascii: "'"):
                isEscaped = true
                hasMarks = true
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                hasMarks = true
                if quote == nil { quote = byte } else if quote == byte { quote = nil }
            case 0x20, 0x09:
                if quote == nil { blanks.append(offset) }
            default: break
            }
        }
        guard quote == nil, !isEscaped else { return nil }
        self = blanks.isEmpty ? .whole : hasMarks ? .quoted(blanks) : .bare
    }
}
