/// JSON as people write it: with comments, trailing commas, and JSON5's single quotes and bare keys.
///
/// Duplicate keys are kept. Source: RFC 8259 and https://spec.json5.org
struct JSONReader {
    var cursor: ByteCursor

    /// The one document; none of an empty file.
    static func documents(of bytes: [UInt8]) throws(SettingsError) -> [Setting] {
        var reader = JSONReader(cursor: ByteCursor(bytes))
        try reader.skipBetween()
        if reader.cursor.isAtEnd { return [] }
        let start = reader.cursor.offset
        let root = try reader.value(name: "", nameRange: start..<start, depth: 0)
        try reader.skipBetween()
        guard reader.cursor.isAtEnd else { throw reader.cursor.unexpected("nothing after the value") }
        return [root]
    }

    private mutating func value(name: String, nameRange: Range<Int>, depth: Int) throws(SettingsError) -> Setting {
        let start = cursor.offset
        switch cursor.byte {
        case .openBrace:
            let children = try object(depth: depth)
            return Setting(
                name: name, nameRange: nameRange, valueRange: start..<cursor.offset, kind: .mapping,
                children: children)
        case .openBracket:
            let children = try array(depth: depth)
            return Setting(
                name: name, nameRange: nameRange, valueRange: start..<cursor.offset, kind: .sequence,
                children: children)
        case .quote, .apostrophe:
            let text = try string()
            return Setting(
                name: name, nameRange: nameRange, value: text, valueRange: start..<cursor.offset, kind: .string)
        default:
            let (text, kind) = try literal()
            return Setting(name: name, nameRange: nameRange, value: text, valueRange: start..<cursor.offset, kind: kind)
        }
    }

    private mutating func object(depth: Int) throws(SettingsError) -> [Setting] {
        guard depth < SettingsFile.depthLimit else { throw cursor.tooDeep() }
        cursor.offset += 1
        var children: [Setting] = []
        try skipBetween()
        while !cursor.consume(.closeBrace) {
            let start = cursor.offset
            let name = try key()
            let end = cursor.offset
            try skipBetween()
            guard cursor.consume(.colon) else { throw cursor.unexpected("':' after the key") }
            try skipBetween()
            children.append(try value(name: name, nameRange: start..<end, depth: depth + 1))
            try skipBetween()
            if cursor.consume(.comma) {
                try skipBetween()
            } else if cursor.byte != .closeBrace {
                throw cursor.unexpected("',' or '}'")
            }
        }
        return children
    }

    private mutating func array(depth: Int) throws(SettingsError) -> [Setting] {
        guard depth < SettingsFile.depthLimit else { throw cursor.tooDeep() }
        cursor.offset += 1
        var children: [Setting] = []
        try skipBetween()
        while !cursor.consume(.closeBracket) {
            let start = cursor.offset
            children.append(try value(name: "", nameRange: start..<start, depth: depth + 1))
            try skipBetween()
            if cursor.consume(.comma) {
                try skipBetween()
            } else if cursor.byte != .closeBracket {
                throw cursor.unexpected("',' or ']'")
            }
        }
        return children
    }

    private mutating func key() throws(SettingsError) -> String {
        if cursor.byte == .quote || cursor.byte == .apostrophe { return try string() }
        let start = cursor.offset
        while cursor.byte.isNamePart || cursor.byte == .dollar || cursor.byte >= 0x80 { cursor.offset += 1 }
        guard cursor.offset > start else { throw cursor.unexpected("a key or '}'") }
        return cursor.text(start..<cursor.offset)
    }

    /// `true`, `null`, a number.
    private mutating func literal() throws(SettingsError) -> (String, Setting.Kind) {
        let start = cursor.offset
        while cursor.byte.isNamePart || cursor.byte == .dot || cursor.byte == .plus { cursor.offset += 1 }
        let text = cursor.text(start..<cursor.offset)
        switch text {
        case "true", "false": return (text, .boolean)
        case "null": return (text, .null)
        case "NaN", "Infinity", "-Infinity", "+Infinity": return (text, .number)
        default:
            guard NumberText.isNumber(text) else {
                cursor.offset = start
                throw cursor.unexpected("a value")
            }
            return (text, .number)
        }
    }

    /// Blanks, line ends and comments.
    private mutating func skipBetween() throws(SettingsError) {
        while true {
            cursor.skipWhitespace()
            guard cursor.byte == .slash else { return }
            switch cursor.byte(after: 1) {
            case .slash: cursor.skipToLineEnd()
            case .asterisk:
                cursor.offset += 2
                cursor.skip(past: "*/")
            default: throw cursor.unexpected("a value or a comment")
            }
        }
    }
}
