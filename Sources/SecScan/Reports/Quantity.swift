/// Numbers for people.
enum Quantity {
    /// `1 file`, `12,345 files`.
    static func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
        "\(grouped(count)) \(count == 1 ? noun : plural ?? noun + "s")"
    }

    /// `12,345`.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var result = ""
        for (offset, digit) in digits.enumerated() {
            if offset > 0, (digits.count - offset) % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return (number < 0 ? "-" : "") + result
    }

    /// `512 bytes`, `4.2 MB`: powers of ten.
    static func bytes(_ count: Int) -> String {
        guard count >= 1000 else { return counted(count, "byte") }
        var value = Double(count)
        var unit = ""
        for next in ["kB", "MB", "GB", "TB", "PB"] where value >= 999.5 || unit.isEmpty {
            value /= 1000
            unit = next
        }
        return "\(tenths(value)) \(unit)"
    }

    /// `0.42 s`, `3.1 s`, `2 min 5 s`.
    static func seconds(_ value: Double) -> String {
        guard value.isFinite, value >= 0, value < 1e9 else { return "0 s" }
        if value < 0.9995 { return "\(Int((value * 1000).rounded())) ms" }
        if value < 59.95 { return "\(tenths(value)) s" }
        let whole = Int(value.rounded())
        return "\(whole / 60) min \(whole % 60) s"
    }

    private static func tenths(_ value: Double) -> String {
        let scaled = Int((value * 10).rounded())
        return value >= 99.95 || scaled % 10 == 0 ? String((scaled + 5) / 10) : "\(scaled / 10).\(scaled % 10)"
    }
}
