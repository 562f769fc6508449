/// Texts of others, as a terminal may show them.
enum TerminalText {
    /// On one line, without what a terminal takes for a command.
    static func line(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
                line.append("?")
            default: line.append(scalar)
            }
        }
        return LookAlikes.escaped(String(line))
    }
}
