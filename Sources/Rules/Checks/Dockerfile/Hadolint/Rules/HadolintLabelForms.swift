/// The forms of labels where hadolint asks for something else than the audit.
enum HadolintLabelForms {
    /// A scheme, and behind it what a URI may hold.
    ///
    /// Source: RFC 3986
    static func isURL(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":"), let first = text.first, first.isASCII, first.isLetter,
            text[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) || "+-.".contains($0) })
        else { return false }
        var rest = text[text.index(after: colon)...].utf8
        while let byte = rest.popFirst() {
            let character = Character(UnicodeScalar(byte))
            if character == "%" {
                guard rest.count >= 2, rest.prefix(2).allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else {
                    return false
                }
            } else if !(byte < 0x80 && (character.isLetter || character.isNumber))
                && !"-._~:/?#[]@!$&'()*+,;=".contains(character)
            {
                return false
            }
        }
        return true
    }

    static func isTime(_ text: String) -> Bool { LabelFormat.isTime(text) }

    /// A single licence.
    static func isLicense(_ text: String) -> Bool { LicenseTable.licenses.contains(text.lowercased()) }

    /// Forty digits, or the first seven.
    static func isGitHash(_ text: String) -> Bool {
        (text.count == 40 || text.count == 7) && text.allSatisfy { $0.isASCIIDigit || ("a"..."f").contains($0) }
    }
}
