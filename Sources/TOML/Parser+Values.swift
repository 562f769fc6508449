/// Values, arrays and inline tables. Source: https://toml.io/en/v1.0.0#array, #inline-table
extension Parser {
    /// The value that begins here, which stands so many levels below the root.
    mutating func value(depth: Int) throws(TOMLError) -> TOMLValue {
        let start = cursor.offset
        var value = try unplacedValue(depth: depth)
        value.range = start..<cursor.offset
        return value
    }

    private mutating func unplacedValue(depth: Int) throws(TOMLError) -> TOMLValue {
        let position = cursor.position
        switch cursor.byte {
        case .quote: return TOMLValue(.string(try anyBasicString()), at: position)
        case .apostrophe: return TOMLValue(.string(try anyLiteralString()), at: position)
        case .openBracket: return TOMLValue(.array(try array(depth: depth)), at: position)
        case .openBrace: return try inlineTable(depth: depth)
        case UInt8(ascii: "t") where cursor.consume("true"): return TOMLValue(.boolean(true), at: position)
        case UInt8(ascii: "f") where cursor.consume("false"): return TOMLValue(.boolean(false), at: position)
        case .zero ... .nine where startsDate: return TOMLValue(try date(), at: position)
        case .zero ... .nine, .plus, .minus, UInt8(ascii: "i"), UInt8(ascii: "n"):
            return TOMLValue(try number(), at: position)
        default: throw cursor.unexpected("a value")
        }
    }

    private mutating func array(depth: Int) throws(TOMLError) -> [TOMLValue] {
        guard depth <= TOMLDocument.nestingLimit else { throw .tooDeep(cursor.position) }
        cursor.advance()
        var elements: [TOMLValue] = []
        try skipLines()
        while !cursor.consume(.closeBracket) {
            elements.append(try element(depth: depth + 1))
            try skipLines()
            if cursor.consume(.comma) {
                try skipLines()
            } else if cursor.byte != .closeBracket {
                throw cursor.unexpected("',' or ']'")
            }
        }
        return elements
    }

    private mutating func element(depth: Int) throws(TOMLError) -> TOMLValue {
        switch cursor.byte {
        case .comma: throw cursor.unexpected("a value or ']'")
        default: try value(depth: depth)
        }
    }

    /// Blanks, comments and line ends, as arrays may hold them between their elements.
    private mutating func skipLines() throws(TOMLError) {
        repeat {
            cursor.skipBlanks()
            try comment()
        } while cursor.consumeLineEnd()
    }

    private mutating func inlineTable(depth: Int) throws(TOMLError) -> TOMLValue {
        guard depth <= TOMLDocument.nestingLimit else { throw .tooDeep(cursor.position) }
        let table = TableNode(.header, at: cursor.position, depth: depth)
        cursor.advance()
        cursor.skipBlanks()
        if cursor.consume(.closeBrace) { return table.value() }
        repeat {
            try assignment(in: table)
            cursor.skipBlanks()
        } while cursor.consume(.comma)
        guard cursor.consume(.closeBrace) else { throw cursor.unexpected("',' or '}' on the same line") }
        return table.value()
    }
}
