/// Dates and times, kept as text once syntax and ranges are checked.
///
/// Source: https://toml.io/en/v1.0.0#offset-date-time and RFC 3339, section 5.6
extension Parser {
    /// Whether four digits and a hyphen, or two digits and a colon, stand here.
    var startsDate: Bool {
        let digits = (0..<4).prefix { cursor.byte(after: $0).isDigit }.count
        return switch digits {
        case 4: cursor.byte(after: 4) == .minus
        case 2: cursor.byte(after: 2) == .colon
        default: false
        }
    }

    /// The date, the time or both that begin here.
    mutating func date() throws(TOMLError) -> TOMLValue.Content {
        let start = cursor.offset
        let kind = try dateKind()
        return .date(kind, cursor.text(from: start))
    }

    private mutating func dateKind() throws(TOMLError) -> TOMLValue.Kind {
        if cursor.byte(after: 2) == .colon {
            try time()
            return .localTime
        }
        try day()
        guard consumeTimeMark() else { return .localDate }
        try time()
        return try consumeOffset() ? .offsetDateTime : .localDateTime
    }

    /// `T`, or a space with a digit after it.
    private mutating func consumeTimeMark() -> Bool {
        if cursor.byte == .space, cursor.byte(after: 1).isDigit {
            cursor.advance()
            return true
        }
        return cursor.consume(UInt8(ascii: "T")) || cursor.consume(UInt8(ascii: "t"))
    }

    /// `1979-05-27`
    private mutating func day() throws(TOMLError) {
        let year = try field(digits: 4, 0...9999, "a year")
        try separator(.minus, "'-'")
        let month = try field(digits: 2, 1...12, "a month")
        try separator(.minus, "'-'")
        _ = try field(digits: 2, 1...Self.days(of: month, in: year), "a day of this month")
    }

    private static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// `07:32:00.999`; RFC 3339 allows second 60 for leap seconds.
    private mutating func time() throws(TOMLError) {
        _ = try field(digits: 2, 0...23, "an hour")
        try separator(.colon, "':'")
        _ = try field(digits: 2, 0...59, "a minute")
        try separator(.colon, "':' and seconds")
        _ = try field(digits: 2, 0...60, "a second")
        guard cursor.consume(.dot) else { return }
        guard cursor.byte.isDigit else { throw cursor.unexpected("a digit") }
        while cursor.byte.isDigit { cursor.advance() }
    }

    /// `Z`, `+07:00` or nothing.
    private mutating func consumeOffset() throws(TOMLError) -> Bool {
        if cursor.consume(UInt8(ascii: "Z")) || cursor.consume(UInt8(ascii: "z")) { return true }
        guard cursor.consume(.plus) || cursor.consume(.minus) else { return false }
        _ = try field(digits: 2, 0...23, "an hour")
        try separator(.colon, "':'")
        _ = try field(digits: 2, 0...59, "a minute")
        return true
    }

    private mutating func separator(_ byte: UInt8, _ phrase: String) throws(TOMLError) {
        guard cursor.consume(byte) else { throw cursor.unexpected(phrase) }
    }

    private mutating func field(
        digits: Int, _ range: ClosedRange<Int>, _ name: String
    ) throws(TOMLError) -> Int {
        let start = cursor.position
        var number = 0
        for _ in 0..<digits {
            guard cursor.byte.isDigit, let digit = cursor.byte.digit else {
                throw cursor.unexpected("\(name) of \(digits) digits")
            }
            number = number * 10 + digit
            cursor.advance()
        }
        guard range.contains(number) else {
            throw TOMLError(start, "expected \(name) from \(range.lowerBound) to \(range.upperBound), found \(number)")
        }
        return number
    }
}
