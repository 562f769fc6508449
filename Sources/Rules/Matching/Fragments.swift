/// The named pieces of patterns that rule files write as `%{name}`.
enum Fragments {
    /// From a keyword in a name to the first byte of its value.
    ///
    /// The rest of the name; for lists of names and values (`name: X`, `value: …`) the word `value`; closing quotes, which may be
    /// escaped; an operator; a call around the value (`b64decode(`); opening quotes.
    private static let assign =
        #"[\w.\-]{0,48}(?:\\?["']?[,\s][ \t\r\n]{0,40}\\?["']?[vV]alue)?\\?["'`\]\)]{0,2}[ \t]{0,8}"#
        + #"(?:=>|:=|\+=|={1,3}|:|,|>|\|\||[ \t])[ \t\r\n]{0,8}(?:\w{1,32}\()?\\?["'`\[({]{0,3}[ \t]{0,4}"#
    /// No byte follows that could continue a token.
    private static let end = #"(?![0-9A-Za-z_\-+/=]|\.[0-9A-Za-z_])"#

    private static let table = ["assign": assign, "end": end]

    /// `pattern` with every fragment written out.
    /// - Throws: `RulesError.badPattern` that names a fragment that does not exist.
    static func expanded(_ pattern: String) throws(RulesError) -> String {
        var result = ""
        var rest = pattern[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "%")) {
            let after = rest.utf8.index(after: open)
            guard after < rest.endIndex, rest.utf8[after] == UInt8(ascii: "{"),
                let close = rest[after...].utf8.firstIndex(of: UInt8(ascii: "}"))
            else {
                result += rest[...open]
                rest = rest[after...]
                continue
            }
            let name = String(rest[rest.utf8.index(after: after)..<close])
            guard let text = table[name] else {
                let known = table.keys.sorted().joined(separator: ", ")
                throw RulesError(.badPattern, "pattern: no fragment %{\(name)}; there are \(known)")
            }
            result += rest[..<open]
            result += text
            rest = rest[rest.utf8.index(after: close)...]
        }
        return result + rest
    }
}
