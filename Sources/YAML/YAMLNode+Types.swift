/// The types of plain scalars. Source: https://yaml.org/spec/1.2.2/#103-core-schema and https://yaml.org/type/
extension YAMLNode {
    /// The text that a type is read from.
    private func untyped(_ name: String) -> String? {
        guard let scalar else { return nil }
        if let tag { return tag == "tag:yaml.org,2002:" + name ? scalar.text : nil }
        return scalar.style == .plain ? scalar.text : nil
    }

    /// Whether it is null, `~` or left out.
    public var isNull: Bool {
        untyped("null").map { ["", "~", "null", "Null", "NULL"].contains($0) } ?? false
    }

    /// The truth of a boolean: `true` and `false`, and YAML 1.1's `yes`, `no`, `on` and `off`.
    public var bool: Bool? {
        switch untyped("bool") {
        case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": true
        case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": false
        default: nil
        }
    }

    /// The number of an integer: decimal, `0x`, `0o`, and YAML 1.1's `0b` and `_` between digits.
    public var int: Int? {
        guard var text = untyped("int")?[...], let start = text.utf8.first, Self.beginsNumber(start) else { return nil }
        let isNegative = text.first == "-"
        if isNegative || text.first == "+" { text = text.dropFirst() }
        var radix = 10
        for (prefix, base) in [("0x", 16), ("0o", 8), ("0b", 2)] where text.hasPrefix(prefix) {
            radix = base
            text = text.dropFirst(2)
        }
        guard let first = text.utf8.first, first != UInt8(ascii: "_"), first != UInt8(ascii: "-"),
            first != UInt8(ascii: "+")
        else { return nil }
        return Int((isNegative ? "-" : "") + text.filter { $0 != "_" }, radix: radix)
    }

    private static func beginsNumber(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
    }

    /// The text of a scalar that is neither null, a boolean nor an integer.
    public var string: String? {
        isNull || bool != nil || int != nil ? nil : text
    }
}
