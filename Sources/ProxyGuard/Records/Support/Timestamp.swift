#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A point in time in milliseconds, written as RFC 3339 in UTC: `2026-01-31T23:59:59.123Z`.
public struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    private static let perDay: Int64 = 86_400_000
    /// What four digits of a year can say: 0000-01-01 to 9999-12-31.
    private static let range: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999

    /// A time outside the years 0 to 9999 becomes the nearest one inside.
    public init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Self.range.lowerBound), Self.range.upperBound)
    }

    /// The same from seconds since 1970.
    public init(seconds: Int64) {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        self.init(milliseconds: overflow ? (seconds < 0 ? .min : .max) : product)
    }

    /// Nil unless the text is exactly the written form, with or without the fraction of three digits, or a day alone.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int64? {
            guard range.upperBound <= bytes.count else { return nil }
            var value: Int64 = 0
            for byte in bytes[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int64(byte - 0x30)
            }
            return value
        }
        func has(_ character: UnicodeScalar, at index: Int) -> Bool {
            index < bytes.count && bytes[index] == UInt8(ascii: character)
        }
        guard let year = number(0..<4), has("-", at: 4), let month = number(5..<7), has("-", at: 7),
            let day = number(8..<10), (1...12).contains(month), day >= 1
        else { return nil }
        var rest: Int64 = 0
        if bytes.count != 10 {
            guard has("T", at: 10), let hour = number(11..<13), has(":", at: 13), let minute = number(14..<16),
                has(":", at: 16), let second = number(17..<19), hour < 24, minute < 60, second < 60
            else { return nil }
            rest = ((hour * 60 + minute) * 60 + second) * 1000
            switch bytes.count {
            case 20: guard has("Z", at: 19) else { return nil }
            case 24:
                guard has(".", at: 19), let fraction = number(20..<23), has("Z", at: 23) else { return nil }
                rest += fraction
            default: return nil
            }
        }
        let days = Self.days(year: year, month: month, day: day)
        self.init(milliseconds: days * Self.perDay + rest)
        // A day that does not exist comes back as another one.
        guard description.utf8.prefix(10).elementsEqual(bytes.prefix(10)) else { return nil }
    }

    /// The time of this machine's clock.
    public static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the 24 bytes of the written form.
    func append(to bytes: inout [UInt8]) {
        var days = milliseconds / Self.perDay
        var rest = milliseconds % Self.perDay
        if rest < 0 {
            days -= 1
            rest += Self.perDay
        }
        let (year, month, day) = Self.date(days)
        func digits(_ value: Int64, _ count: Int) {
            var divisor: Int64 = 1
            for _ in 1..<count { divisor *= 10 }
            while divisor > 0 {
                bytes.append(0x30 + UInt8(value / divisor % 10))
                divisor /= 10
            }
        }
        digits(year, 4)
        bytes.append(UInt8(ascii: "-"))
        digits(month, 2)
        bytes.append(UInt8(ascii: "-"))
        digits(day, 2)
        bytes.append(UInt8(ascii: "T"))
        digits(rest / 3_600_000, 2)
        bytes.append(UInt8(ascii: ":"))
        digits(rest / 60_000 % 60, 2)
        bytes.append(UInt8(ascii: ":"))
        digits(rest / 1000 % 60, 2)
        bytes.append(UInt8(ascii: "."))
        digits(rest % 1000, 3)
        bytes.append(UInt8(ascii: "Z"))
    }

    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    /// Days since 1970. Years begin in March here, so that the day of a leap year is a year's last.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = year - (month <= 2 ? 1 : 0) + 400
        let fromMarch = (month + 9) % 12
        let inYear = (153 * fromMarch + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + inYear - 719_468 - 146_097
    }

    private static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        // 400 years are 146,097 days; counted from a March in the past so that nothing is negative.
        let count = days + 719_468 + 146_097
        let era = count / 146_097
        let inEra = count % 146_097
        let yearInEra = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365
        let inYear = inEra - (365 * yearInEra + yearInEra / 4 - yearInEra / 100)
        let fromMarch = (5 * inYear + 2) / 153
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        let year = yearInEra + (era - 1) * 400 + (month <= 2 ? 1 : 0)
        return (year, month, inYear - (153 * fromMarch + 2) / 5 + 1)
    }
}
