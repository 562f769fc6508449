/// The bytes that TOML gives a meaning.
extension UInt8 {
    static var tab: UInt8 { 0x09 }
    static var lineFeed: UInt8 { 0x0A }
    static var carriageReturn: UInt8 { 0x0D }
    static var space: UInt8 { 0x20 }
    static var quote: UInt8 { UInt8(ascii: "\"") }
    static var hash: UInt8 { UInt8(ascii: "#") }
    static var apostrophe: UInt8 { UInt8(ascii: "'") }
    static var plus: UInt8 { UInt8(ascii: "+") }
    static var comma: UInt8 { UInt8(ascii: ",") }
    static var minus: UInt8 { UInt8(ascii: "-") }
    static var dot: UInt8 { UInt8(ascii: ".") }
    static var zero: UInt8 { UInt8(ascii: "0") }
    static var nine: UInt8 { UInt8(ascii: "9") }
    static var colon: UInt8 { UInt8(ascii: ":") }
    static var equals: UInt8 { UInt8(ascii: "=") }
    static var openBracket: UInt8 { UInt8(ascii: "[") }
    static var backslash: UInt8 { UInt8(ascii: "\\") }
    static var closeBracket: UInt8 { UInt8(ascii: "]") }
    static var underscore: UInt8 { UInt8(ascii: "_") }
    static var openBrace: UInt8 { UInt8(ascii: "{") }
    static var closeBrace: UInt8 { UInt8(ascii: "}") }

    var isDigit: Bool { self >= .zero && self <= .nine }

    /// Letters, digits, underscore and hyphen.
    var isBareKey: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), .zero ... .nine: true
        case .underscore, .minus: true
        default: false
        }
    }

    /// A character that neither strings nor comments may hold; line ends are among them, the tab is not.
    var isControl: Bool { (self < .space && self != .tab) || self == 0x7F }

    /// The worth of a digit in bases up to 16.
    var digit: Int? {
        switch self {
        case .zero ... .nine: Int(self - .zero)
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(self - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(self - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
