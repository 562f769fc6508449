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
        // By bytes: a combining mark behind a percent sign must not be taken for a part of it.
        let source = Array(pattern.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < source.count {
            guard source[index] == UInt8(ascii: "%"), index + 1 < source.count, source[index + 1] == UInt8(ascii: "{"),
                let close = source[index...].firstIndex(of: UInt8(ascii: "}"))
            else {
                result.append(source[index])
                index += 1
                continue
            }
            let name = String(decoding: source[(index + 2)..<close], as: UTF8.self)
            guard let text = table[name] else {
                let known = table.keys.sorted().joined(separator: ", ")
                throw RulesError(.badPattern, "pattern: no fragment %{\(name)}; there are \(known)")
            }
            result += text.utf8
            index = close + 1
        }
        return String(decoding: result, as: UTF8.self)
    }
}
