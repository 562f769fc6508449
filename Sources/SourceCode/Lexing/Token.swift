/// A word, a literal or a sign of code; comments and blanks are none.
struct Token: Sendable {
    enum Kind: UInt8, Sendable {
        case name
        case number
        case string
        /// `/…/`
        case regex
        case sign
        /// A bracket that the file does not write: the begin or the end of an indented block.
        case indent
    }

    var kind: Kind
    /// Strings whose value only running the program tells.
    var isInterpolated = false
    /// It is the first of its line.
    var startsLine = false
    /// Of a bracket, and of signs: the byte.
    var sign: UInt8 = 0
    /// Of the text; of strings and regular expressions without what encloses it.
    var hash: UInt32 = 0
    /// In bytes of the file.
    var start: Int32
    var end: Int32
    /// The text without quotes; the whole token for other kinds.
    var textStart: Int32
    var textEnd: Int32
    /// Of a bracket the index of its counterpart; that of the token itself for all others.
    var partner: Int32 = -1
    /// The index of the bracket that it stands in; -1 at the top.
    var parent: Int32 = -1

    var range: Range<Int> { Int(start)..<Int(end) }
    var textRange: Range<Int> { Int(textStart)..<Int(textEnd) }

    static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return hash
    }

    static func opens(_ sign: UInt8) -> Bool {
        sign == UInt8(ascii: "(") || sign == UInt8(ascii: "[") || sign == UInt8(ascii: "{")
    }

    static func closing(_ sign: UInt8) -> UInt8 { sign == UInt8(ascii: "(") ? UInt8(ascii: ")") : sign + 2 }

    static func closes(_ sign: UInt8) -> Bool {
        sign == UInt8(ascii: ")") || sign == UInt8(ascii: "]") || sign == UInt8(ascii: "}")
    }
}
