/// The bytes that formats give a meaning.
extension UInt8 {
    static var tab: UInt8 { 0x09 }
    static var lineFeed: UInt8 { 0x0A }
    static var carriageReturn: UInt8 { 0x0D }
    static var space: UInt8 { 0x20 }
    static var exclamation: UInt8 { UInt8(ascii: "!") }
    static var quote: UInt8 { UInt8(ascii: "\"") }
    static var hash: UInt8 { UInt8(ascii: "#") }
    static var dollar: UInt8 { UInt8(ascii: "$") }
    static var percent: UInt8 { UInt8(ascii: "%") }
    static var ampersand: UInt8 { UInt8(ascii: "&") }
    static var apostrophe: UInt8 { UInt8(ascii: "'") }
    static var openParenthesis: UInt8 { UInt8(ascii: "(") }
    static var closeParenthesis: UInt8 { UInt8(ascii: ")") }
    static var asterisk: UInt8 { UInt8(ascii: "*") }
    static var plus: UInt8 { UInt8(ascii: "+") }
    static var comma: UInt8 { UInt8(ascii: ",") }
    static var minus: UInt8 { UInt8(ascii: "-") }
    static var dot: UInt8 { UInt8(ascii: ".") }
    static var slash: UInt8 { UInt8(ascii: "/") }
    static var colon: UInt8 { UInt8(ascii: ":") }
    static var semicolon: UInt8 { UInt8(ascii: ";") }
    static var less: UInt8 { UInt8(ascii: "<") }
    static var equals: UInt8 { UInt8(ascii: "=") }
    static var greater: UInt8 { UInt8(ascii: ">") }
    static var openBracket: UInt8 { UInt8(ascii: "[") }
    static var backslash: UInt8 { UInt8(ascii: "\\") }
    static var closeBracket: UInt8 { UInt8(ascii: "]") }
    static var underscore: UInt8 { UInt8(ascii: "_") }
    static var backquote: UInt8 { UInt8(ascii: "`") }
    static var openBrace: UInt8 { UInt8(ascii: "{") }
    static var closeBrace: UInt8 { UInt8(ascii: "}") }

    var isBlank: Bool { self == .space || self == .tab }
    var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
    /// Blanks, line ends, vertical tab and form feed.
    var isWhitespace: Bool { self == .space || (self >= .tab && self <= .carriageReturn) }
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    var isLetter: Bool { (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") }
    /// Letters, digits, underscore, hyphen.
    var isNamePart: Bool { isLetter || isDigit || self == .underscore || self == .minus }
    /// The same letter in lower case; what is no letter as it is.
    var lowercased: UInt8 { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self }

    /// The worth of a hexadecimal digit, or nil.
    var hexDigit: UInt32? { Unicode.Scalar(self).properties.isASCIIHexDigit ? worth : nil }
    private var worth: UInt32 { isDigit ? UInt32(self) - 0x30 : UInt32(self | 0x20) - 0x57 }
}
