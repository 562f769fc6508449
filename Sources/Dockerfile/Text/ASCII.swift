/// The bytes that Dockerfiles give a meaning.
extension UInt8 {
    static var tab: UInt8 { 0x09 }
    static var lineFeed: UInt8 { 0x0A }
    static var carriageReturn: UInt8 { 0x0D }
    static var space: UInt8 { 0x20 }
    static var quote: UInt8 { UInt8(ascii: "\"") }
    static var hash: UInt8 { UInt8(ascii: "#") }
    static var dollar: UInt8 { UInt8(ascii: "$") }
    static var percent: UInt8 { UInt8(ascii: "%") }
    static var apostrophe: UInt8 { UInt8(ascii: "'") }
    static var asterisk: UInt8 { UInt8(ascii: "*") }
    static var plus: UInt8 { UInt8(ascii: "+") }
    static var comma: UInt8 { UInt8(ascii: ",") }
    static var minus: UInt8 { UInt8(ascii: "-") }
    static var slash: UInt8 { UInt8(ascii: "/") }
    static var colon: UInt8 { UInt8(ascii: ":") }
    static var less: UInt8 { UInt8(ascii: "<") }
    static var equals: UInt8 { UInt8(ascii: "=") }
    static var question: UInt8 { UInt8(ascii: "?") }
    static var openBracket: UInt8 { UInt8(ascii: "[") }
    static var backslash: UInt8 { UInt8(ascii: "\\") }
    static var closeBracket: UInt8 { UInt8(ascii: "]") }
    static var underscore: UInt8 { UInt8(ascii: "_") }
    static var openBrace: UInt8 { UInt8(ascii: "{") }
    static var closeBrace: UInt8 { UInt8(ascii: "}") }

    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

    var isLetter: Bool {
        let lower = self | 0x20
        return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
    }

    /// Letters, digits, underscore, and every byte of a character outside ASCII.
    var isNameByte: Bool { isLetter || isDigit || self == .underscore || self >= 0x80 }

    /// What separates the words of an instruction: a blank, or a control character that moves on; no line feed.
    var isSeparator: Bool { self == .space || self == .tab || (self >= 0x0B && self <= 0x0D) }

    /// A separator or a line feed.
    var isSpace: Bool { isSeparator || self == .lineFeed }
}
