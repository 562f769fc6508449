internal import Rules

/// A span of time: a number and a unit, `250ms`, `30s`, `10m`, `24h`, `30d`, also one behind the other, `1h30m`.
///
/// Files without types have fractions and a few units more, as Go and LiteLLM read them: `1.5s`, `500us`, `1mo`.
extension Duration: SettingValue {
    public static var phrase: String { "a duration such as \"30s\", \"10m\" or \"30d\"" }

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> Duration? {
        guard let text = written.text, let duration = Duration(setting: text, isUntyped: written.isUntyped) else {
            return refuse(written, &mismatches, written.text.map { $0.isEmpty ? "an empty text" : "another text" })
        }
        return duration
    }

    private static let units: [(name: String, milliseconds: Int)] = [
        ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000), ("w", 604_800_000),
    ]
    private static let furtherUnits = ["mo": 2_592_000_000, "us": 0.001, "ns": 0.000_001]
    /// A hundred years, in milliseconds; what is longer is a mistake.
    private static let longest = 3_155_760_000_000.0

    /// Nil unless the text is numbers with units; nothing else is a duration, so that nobody has to guess what `30` means.
    init?(setting text: String, isUntyped: Bool) {
        var rest = text.utf8[...]
        var total = 0.0
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest = rest.dropFirst() }
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { ASCII.isDigit($0) || isUntyped && $0 == UInt8(ascii: ".") }
            let unit = rest.dropFirst(digits.count).prefix(while: ASCII.isLetter)
            guard let number = Double(Substring(digits)), let scale = Self.milliseconds(Substring(unit), isUntyped)
            else { return nil }
            total += number * scale
            guard total <= Self.longest else { return nil }
            rest = rest.dropFirst(digits.count + unit.count)
        }
        // What is shorter than a millisecond is not nothing.
        let whole = total > 0 ? max(1, Int(total.rounded())) : 0
        self = .milliseconds(isNegative ? -whole : whole)
    }

    private static func milliseconds(_ unit: Substring, _ isUntyped: Bool) -> Double? {
        if let unit = units.first(where: { $0.name == unit }) { return Double(unit.milliseconds) }
        return isUntyped ? furtherUnits[String(unit)] : nil
    }

    /// Whole milliseconds.
    var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }

    /// In the largest unit that needs no fraction, such as `10m`.
    public var shortText: String {
        let total = wholeMilliseconds
        guard total != 0 else { return "0s" }
        // Weeks are read; nobody expects them to be written.
        for unit in Self.units.dropLast().reversed() where total % unit.milliseconds == 0 {
            return "\(total / unit.milliseconds)\(unit.name)"
        }
        return "\(total)ms"
    }

    public var written: String { "\"\(shortText)\"" }
}
