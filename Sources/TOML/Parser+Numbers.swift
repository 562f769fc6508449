/// Integers and floats. Source: https://toml.io/en/v1.0.0#integer, #float
extension Parser {
    /// The number that begins here with a sign, a digit, `i` or `n`.
    mutating func number() throws(TOMLError) -> TOMLValue.Content {
        if cursor.byte == .zero, let radix = Self.radix(of: cursor.byte(after: 1)) {
            return .integer(try prefixedInteger(radix: radix))
        }
        let start = cursor.offset
        let isNegative = cursor.byte == .minus
        if isNegative || cursor.byte == .plus { cursor.advance() }
        if cursor.consume("inf") { return .float(isNegative ? -.infinity : .infinity) }
        if cursor.consume("nan") { return .float(isNegative ? -.nan : .nan) }

        guard cursor.byte.isDigit else { throw cursor.unexpected(cursor.offset > start ? "a digit" : "a value") }
        let first = cursor.offset
        try digits(radix: 10)
        if cursor.bytes(from: first).first == .zero, cursor.offset - first > 1 {
            throw TOMLError(cursor.position(of: first), "expected a number without leading zeros, found one with them")
        }
        let isFraction = cursor.consume(.dot)
        if isFraction { try digits(radix: 10) }
        let isPower = cursor.consume(UInt8(ascii: "e")) || cursor.consume(UInt8(ascii: "E"))
        if isPower {
            if cursor.byte == .plus || cursor.byte == .minus { cursor.advance() }
            try digits(radix: 10)
        }
        return isFraction || isPower
            ? .float(try float(from: start))
            : .integer(try integer(from: first, radix: 10, isNegative: isNegative))
    }

    private static func radix(of letter: UInt8) -> Int? {
        switch letter {
        case UInt8(ascii: "x"): 16
        case UInt8(ascii: "o"): 8
        case UInt8(ascii: "b"): 2
        default: nil
        }
    }

    private mutating func prefixedInteger(radix: Int) throws(TOMLError) -> Int {
        cursor.advance(2)
        let first = cursor.offset
        try digits(radix: radix)
        return try integer(from: first, radix: radix, isNegative: false)
    }

    /// Digits with single underscores between them.
    private mutating func digits(radix: Int) throws(TOMLError) {
        repeat {
            guard let digit = cursor.byte.digit, digit < radix else { throw cursor.unexpected("a digit") }
            while let digit = cursor.byte.digit, digit < radix { cursor.advance() }
        } while cursor.consume(.underscore)
    }

    private func integer(from start: Int, radix: Int, isNegative: Bool) throws(TOMLError) -> Int {
        var number: Int64 = 0
        for byte in cursor.bytes(from: start) {
            guard let digit = byte.digit else { continue }
            let product = number.multipliedReportingOverflow(by: Int64(radix))
            let sum =
                isNegative
                ? product.partialValue.subtractingReportingOverflow(Int64(digit))
                : product.partialValue.addingReportingOverflow(Int64(digit))
            guard !product.overflow, !sum.overflow else {
                throw TOMLError(cursor.position(of: start), "expected an integer of 64 bits, found a larger one")
            }
            number = sum.partialValue
        }
        guard let number = Int(exactly: number) else {
            throw TOMLError(cursor.position(of: start), "expected an integer of this machine, found a larger one")
        }
        return number
    }

    private func float(from start: Int) throws(TOMLError) -> Double {
        let digits = cursor.bytes(from: start).filter { $0 != .underscore }
        guard let number = Double(String(decoding: digits, as: UTF8.self)) else {
            throw TOMLError(cursor.position(of: start), "expected a float of 64 bits, found one out of range")
        }
        return number
    }
}
