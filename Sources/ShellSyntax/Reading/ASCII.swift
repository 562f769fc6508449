/// The bytes that a shell gives a meaning.
extension UInt8 {
    static var tab: UInt8 { 0x09 }
    static var lineFeed: UInt8 { 0x0A }
    static var carriageReturn: UInt8 { 0x0D }
    static var space: UInt8 { 0x20 }
    static var bang: UInt8 { UInt8(ascii: "!") }
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
    static var slash: UInt8 { UInt8(ascii: "/") }
    static var colon: UInt8 { UInt8(ascii: ":") }
    static var semicolon: UInt8 { UInt8(ascii: ";") }
    static var less: UInt8 { UInt8(ascii: "<") }
    static var equals: UInt8 { UInt8(ascii: "=") }
    static var greater: UInt8 { UInt8(ascii: ">") }
    static var question: UInt8 { UInt8(ascii: "?") }
    static var at: UInt8 { UInt8(ascii: "@") }
    static var openBracket: UInt8 { UInt8(ascii: "[") }
    static var backslash: UInt8 { UInt8(ascii: "\\") }
    static var closeBracket: UInt8 { UInt8(ascii: "]") }
    static var caret: UInt8 { UInt8(ascii: "^") }
    static var underscore: UInt8 { UInt8(ascii: "_") }
    static var backquote: UInt8 { UInt8(ascii: "`") }
    static var openBrace: UInt8 { UInt8(ascii: "{") }
    static var bar: UInt8 { UInt8(ascii: "|") }
    static var closeBrace: UInt8 { UInt8(ascii: "}") }
    static var tilde: UInt8 { UInt8(ascii: "~") }

    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

    var isNameStart: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), .underscore: true
        default: false
        }
    }

    var isName: Bool { isNameStart || isDigit }

    var isBlank: Bool { self == .space || self == .tab }

    /// `$*`, `$?` and their like.
    var isSpecialParameter: Bool {
        switch self {
        case .asterisk, .at, .hash, .question, .minus, .dollar, .bang: true
        default: false
        }
    }

    /// A byte that ends a word when nothing quotes it.
    var endsWord: Bool {
        switch self {
        case .space, .tab, .lineFeed, .semicolon, .ampersand, .bar, .less, .greater, .openParenthesis,
            .closeParenthesis:
            true
        default: false
        }
    }

    /// The worth of a digit in bases up to 16.
    var digit: UInt32? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}

extension StringProtocol {
    /// Whether a variable may have this name.
    var isShellName: Bool { utf8.first?.isNameStart == true && utf8.allSatisfy(\.isName) }
}
