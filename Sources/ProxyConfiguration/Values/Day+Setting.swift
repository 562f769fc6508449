public import Rules

extension Day: SettingValue {
    public static var phrase: String { "a day such as 2026-11-22" }

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> Day? {
        guard let text = written.text, let day = Day(text) else { return refuse(written, &mismatches) }
        return day
    }

    public var written: String { description }
}
