/// Texts that look like ASCII and are not.
enum LookAlikes {
    /// Letters of Cyrillic, Greek and Armenian that most fonts draw like one of ASCII. Source: https://www.unicode.org/reports/tr39/
    private static let letters = Set(
        ("\u{410}\u{412}\u{415}\u{41A}\u{41C}\u{41D}\u{41E}\u{420}\u{421}\u{422}\u{425}\u{405}\u{406}\u{408}"
            + "\u{430}\u{435}\u{43E}\u{440}\u{441}\u{443}\u{445}\u{455}\u{456}\u{458}\u{4BB}\u{501}\u{51B}\u{51D}\u{4CF}"
            + "\u{391}\u{392}\u{395}\u{396}\u{397}\u{399}\u{39A}\u{39C}\u{39D}\u{39F}\u{3A1}\u{3A4}\u{3A5}\u{3A7}"
            + "\u{3B1}\u{3B3}\u{3B9}\u{3BD}\u{3BF}\u{3C1}\u{3C5}\u{585}\u{57D}\u{578}\u{581}\u{566}").unicodeScalars)

    /// A text that could be taken for one of ASCII alone has what is not ASCII as `\u{…}`; one that could not stays as it is.
    static func escaped(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.contains(where: { !$0.isASCII }), scalars.allSatisfy({ $0.isASCII || looksLikeASCII($0) }) else {
            return text
        }
        return scalars.map { $0.isASCII ? String($0) : "\\u{\(String($0.value, radix: 16))}" }.joined()
    }

    private static func looksLikeASCII(_ scalar: Unicode.Scalar) -> Bool {
        // Fullwidth forms, and the alphabets of mathematics.
        switch scalar.value {
        case 0xFF01...0xFF5E, 0x1D400...0x1D7FF: true
        default: letters.contains(scalar)
        }
    }
}
