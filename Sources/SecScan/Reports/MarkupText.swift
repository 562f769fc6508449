/// Text made fit for XML 1.0 and HTML, whatever is in it.
enum MarkupText {
    /// For element content and double-quoted attributes; line breaks and tabs in attributes become references.
    ///
    /// XML 1.0 has no way to write most control characters: they are spelled out, as `\u{1B}`.
    static func escaped(_ text: String, inAttribute: Bool = false) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\r": result += "&#13;"
            case "\n", "\t":
                if inAttribute { result += "&#\(scalar.value);" } else { result.unicodeScalars.append(scalar) }
            default:
                if isAllowed(scalar) {
                    result.unicodeScalars.append(scalar)
                } else {
                    result += VisibleText.spelled(scalar)
                }
            }
        }
        return result
    }

    /// ` name="value"`, escaped.
    static func attribute(_ name: String, _ value: some CustomStringConvertible) -> String {
        " \(name)=\"\(escaped(value.description, inAttribute: true))\""
    }

    /// XML 1.0, production 2 (Char), without the C1 controls that it discourages and non-characters.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFDCF, 0xFDF0...0xFFFD: true
        case 0x10000...0x10FFFF: scalar.value & 0xFFFE != 0xFFFE
        default: false
        }
    }
}
