extension JSONValue {
    /// Reads one value, and nothing behind it but white space; a name that stands twice in an object is refused.
    ///
    /// - Parameter depth: how deep arrays and objects may be nested.
    public init(reading bytes: [UInt8], depth: Int = 16) throws(JSONError) {
        var reader = JSONReader(bytes: bytes)
        self = try reader.document(depth)
    }
}

/// Reads JSON strictly. Source: RFC 8259
private struct JSONReader {
    let bytes: [UInt8]
    var index = 0

    mutating func document(_ depth: Int) throws(JSONError) -> JSONValue {
        skipSpace()
        let value = try value(depth)
        skipSpace()
        guard index == bytes.count else { throw failure("there is something behind the value") }
        return value
    }

    private mutating func value(_ depth: Int) throws(JSONError) -> JSONValue {
        guard depth > 0 else { throw failure("it is nested too deep") }
        switch bytes.indices.contains(index) ? bytes[index] : 0 {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try array(depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(_ depth: Int) throws(JSONError) -> JSONValue {
        index += 1
        var members: [JSONValue.Member] = []
        var names: Set<[UInt8]> = []
        skipSpace()
        if skip("}") { return .object(members) }
        while true {
            skipSpace()
            let start = index
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw failure("expected a name") }
            let name = try string()
            // Told apart by their bytes: texts that are canonically equal are two names.
            guard names.insert(Array(name.utf8)).inserted else {
                throw JSONError(offset: start, field: name, message: "a field stands twice")
            }
            skipSpace()
            guard skip(":") else { throw failure("expected \":\"") }
            skipSpace()
            members.append(JSONValue.Member(name, try value(depth - 1)))
            skipSpace()
            if skip("}") { return .object(members) }
            guard skip(",") else { throw failure("expected \",\" or \"}\"") }
        }
    }

    private mutating func array(_ depth: Int) throws(JSONError) -> JSONValue {
        index += 1
        var elements: [JSONValue] = []
        skipSpace()
        if skip("]") { return .array(elements) }
        while true {
            skipSpace()
            elements.append(try value(depth - 1))
            skipSpace()
            if skip("]") { return .array(elements) }
            guard skip(",") else { throw failure("expected \",\" or \"]\"") }
        }
    }

    private mutating func number() throws(JSONError) -> JSONValue {
        let start = index
        _ = skip("-")
        let digits = digitCount()
        guard digits > 0, digits == 1 || bytes[index - digits] != UInt8(ascii: "0") else {
            index = start
            throw failure("expected a value")
        }
        var isWhole = true
        if skip(".") {
            isWhole = false
            guard digitCount() > 0 else { throw failure("expected a digit") }
        }
        if skip("e") || skip("E") {
            isWhole = false
            if !skip("+") { _ = skip("-") }
            guard digitCount() > 0 else { throw failure("expected a digit") }
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        guard isWhole, let number = Int64(text) else { return .decimal(text) }
        return .integer(number)
    }

    private mutating func digitCount() -> Int {
        let start = index
        while index < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[index] { index += 1 }
        return index - start
    }

    private mutating func string() throws(JSONError) -> String {
        index += 1
        var text: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw failure("a text is not UTF-8")
                }
                return string
            case UInt8(ascii: "\\"): text += try escape()
            case 0..<0x20: throw failure("a control character stands in a text")
            default: text.append(byte)
            }
        }
        throw failure("a text does not end")
    }

    private mutating func escape() throws(JSONError) -> [UInt8] {
        let letter = index < bytes.count ? bytes[index] : 0
        index += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "u"): break
        default: throw failure("an escape is unknown")
        }
        var value = try unit()
        if 0xD800..<0xDC00 ~= value {
            guard skip("\\"), skip("u") else { throw failure("half of a pair of surrogates stands alone") }
            let low = try unit()
            guard 0xDC00..<0xE000 ~= low else { throw failure("half of a pair of surrogates stands alone") }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else {
            throw failure("half of a pair of surrogates stands alone")
        }
        return Array(encoded)
    }

    private mutating func unit() throws(JSONError) -> UInt32 {
        guard index + 4 <= bytes.count else { throw failure("an escape does not end") }
        var value: UInt32 = 0
        for byte in bytes[index..<(index + 4)] {
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
                throw failure("an escape is unknown")
            }
            value = value << 4 | UInt32(digit)
        }
        index += 4
        return value
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let text = "\(word)"
        guard bytes[index...].starts(with: text.utf8) else { throw failure("expected a value") }
        index += text.utf8.count
        return value
    }

    private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: mark) else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    private func failure(_ message: String) -> JSONError { JSONError(offset: index, field: nil, message: message) }
}
