internal import Rules

/// A span of time: a number and a unit, `250ms`, `30s`, `10m`, `24h`, `30d`, also one behind the other, `1h30m`.
extension Duration: SettingValue {
    public static var phrase: String { "a duration such as \"30s\", \"10m\" or \"30d\"" }

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> Duration? {
        guard let text = written.text, let duration = Duration(setting: text) else {
            return refuse(written, &mismatches, written.text.map { $0.isEmpty ? "an empty text" : "another text" })
        }
        return duration
    }

    private static let units: [(name: String, milliseconds: Int)] = [
        ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000), ("w", 604_800_000),
    ]

    /// Nil unless the text is numbers with units; nothing else is a duration, so that nobody has to guess what `30` means.
    init?(setting text: String) {
        var rest = text.utf8[...]
        var total = 0
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest = rest.dropFirst() }
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix(while: ASCII.isDigit)
            let unit = rest.dropFirst(digits.count).prefix(while: ASCII.isLetter)
            guard let number = Int(String(Substring(digits))),
                let scale = Self.units.first(where: { $0.name.utf8.elementsEqual(unit) })
            else { return nil }
            let (product, overflows) = number.multipliedReportingOverflow(by: scale.milliseconds)
            let (sum, exceeds) = total.addingReportingOverflow(product)
            // A hundred years; what is longer is a mistake.
            guard !overflows, !exceeds, sum <= 3_155_760_000_000 else { return nil }
            total = sum
            rest = rest.dropFirst(digits.count + unit.count)
        }
        self = .milliseconds(isNegative ? -total : total)
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
