/// What numbers look like.
enum NumberText {
    /// Whether a text is a decimal number, with fraction and power if it likes, or a hexadecimal one.
    static func isNumber(_ text: String) -> Bool {
        var rest = Substring(text).utf8
        if let sign = rest.first, sign == .minus || sign == .plus { rest = rest.dropFirst() }
        if rest.starts(with: "0x".utf8) || rest.starts(with: "0X".utf8) {
            return rest.count > 2 && rest.dropFirst(2).allSatisfy { $0.hexDigit != nil }
        }
        let whole = rest.prefix(while: \.isDigit)
        rest = rest.dropFirst(whole.count)
        var digits = whole.count
        if rest.first == .dot {
            rest = rest.dropFirst()
            let fraction = rest.prefix(while: \.isDigit)
            digits += fraction.count
            rest = rest.dropFirst(fraction.count)
        }
        guard digits > 0 else { return false }
        guard let power = rest.first else { return true }
        guard power | 0x20 == UInt8(ascii: "e") else { return false }
        rest = rest.dropFirst()
        if let sign = rest.first, sign == .minus || sign == .plus { rest = rest.dropFirst() }
        return !rest.isEmpty && rest.allSatisfy(\.isDigit)
    }
}
