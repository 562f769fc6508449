/// A day of the Gregorian calendar, as exceptions and versions end on one.
public struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let number: Int

    private static let secondsPerDay: Int64 = 86_400

    /// Nil unless `text` is a day that exists, written `YYYY-MM-DD`.
    public init?(_ text: some StringProtocol) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2],
            parts.allSatisfy({ $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } })
        else { return nil }
        let numbers = parts.map { $0.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) } }
        guard (1...12).contains(numbers[1]), (1...Self.length(ofMonth: numbers[1], in: numbers[0])).contains(numbers[2])
        else { return nil }
        number = Self.number(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// The day, in UTC, of a point in time.
    public init(secondsSince1970 seconds: Int64) {
        let days = seconds / Self.secondsPerDay
        number = Int(seconds % Self.secondsPerDay < 0 ? days - 1 : days)
    }

    /// When it begins, in UTC.
    public var secondsSince1970: Int64 { Int64(number) * Self.secondsPerDay }

    /// `YYYY-MM-DD`
    public var description: String {
        var year = 1970 + Int((Double(number) / 365.2425).rounded(.down))
        while Self.number(year: year, month: 1, day: 1) > number { year -= 1 }
        while Self.number(year: year + 1, month: 1, day: 1) <= number { year += 1 }
        let month = (1...12).last { Self.number(year: year, month: $0, day: 1) <= number } ?? 1
        let day = number - Self.number(year: year, month: month, day: 1) + 1
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func number(year: Int, month: Int, day: Int) -> Int {
        // 400 years longer ago, so that no division is of a negative number.
        let before = year + 399
        let leapDays = before / 4 - before / 100 + before / 400
        let months = (1..<month).reduce(0) { $0 + length(ofMonth: $1, in: year) }
        return (year + 400) * 365 + leapDays + months + day - 1 - 865_624
    }
}
