/// The named pieces of patterns that rule files write as `%{name}`.
enum Fragments {
    /// From a keyword in a name to the first byte of its value.
    ///
    /// The rest of the name; for lists of names and values (`name: X`, `value: …`) the word `value`, for property lists the next
    /// element (`</key> <string>`); closing quotes, which may be escaped; a type (`: String?`, ` string`, `[]`); an operator, or the
    /// parenthesis in front of a quoted argument; a call around the value (`b64decode(`); opening quotes.
    private static let assign = #"[\w.\-]{0,48}"# + nextValue + operatorAndOpening

    private static let nextValue =
        #"(?:\\?["']?[,\s][ \t\r\n]{0,40}\\?["']?[vV]alue|</\w{1,12}>[ \t\r\n]{0,40}<(?:string|value))?"#

    private static let operatorAndOpening =
        #"\\?["'`\]\)]{0,2}(?:\[\]|(?::[ \t]?|[ \t]{1,3})[&*A-Za-z][\w.<>&*?']{0,24}(?: str)?(?=[ \t]{0,3}=))?[ \t]{0,8}"#
        + #"(?:=>|:{0,3}=|[+.]=|\?(?:\??=|[?:])|={2,3}|:-?|-(?=[ \t]{1,3}["'`])|,|>|\|\||[ \t]|\((?=\\?["'`]))[ \t\r\n]{0,8}"#
        + #"(?:\w{1,32}\()?(?:[@$bfru](?=["']))?\\?["'`\[({]{0,3}[ \t]{0,4}"#

    /// From the name of a provider to the first byte of its credential, where the name alone names the value, or where so few words
    /// stand between the two, on this line and the next, that they belong together, and one of them says what the value is: the rest
    /// of the name, a section and its entry, a sentence, a line of a log.
    private static let near =
        "(?:" + operatorAndOpening
        + #"|[^\r\n]{0,48}?(?:\r?\n[^\r\n]{0,48}?)?(?:key|token|secret|auth|access|private|pass|pwd|cred|bearer|api|pat(?![a-z]))"#
        + #"(?:["'],|[^\r\n,;]){0,32}?"# + nextValue + #"(?:["'=: \t]{1,6})?(?<![0-9A-Za-z_/@+]))"#
    /// No byte follows that could continue a token.
    private static let end = #"(?![0-9A-Za-z_\-+/=]|\.[0-9A-Za-z_])"#

    private static let table = ["assign": assign, "near": near, "end": end]

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
