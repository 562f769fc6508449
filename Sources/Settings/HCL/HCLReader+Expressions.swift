/// Expressions: literals as what they are, others as they are written.
extension HCLReader {
    /// The expression that begins here.
    ///
    /// - Parameter endsWithLine: not so between brackets of a list.
    mutating func expression(
        name: String, nameRange: Range<Int>, depth: Int, endsWithLine: Bool
    ) throws(SettingsError) -> Setting {
        guard depth < SettingsFile.depthLimit else { throw cursor.tooDeep() }
        let start = cursor.offset
        var setting = Setting(name: name, nameRange: nameRange, valueRange: start..<start, kind: .string)
        if try literal(&setting, depth: depth) {
            setting.valueRange = start..<cursor.offset
            if endsExpression { return setting }
        } else {
            cursor.offset = start
        }
        try skipExpression(endsWithLine: endsWithLine)
        let range = cursor.trimmed(start..<cursor.offset)
        guard !range.isEmpty else { throw cursor.unexpected("an expression") }
        return Setting(name: name, nameRange: nameRange, value: cursor.text(range), valueRange: range, kind: .string)
    }

    /// Reads a literal, a list, an object or what `jsonencode` gets; false, wherever the cursor is, if there is none.
    private mutating func literal(_ setting: inout Setting, depth: Int) throws(SettingsError) -> Bool {
        switch cursor.byte {
        case .quote:
            setting.value = try quotedText()
        case .openBracket:
            setting.kind = .sequence
            guard let children = try list(depth: depth) else { return false }
            setting.children = children
        case .openBrace:
            setting.kind = .mapping
            guard let children = try object(depth: depth) else { return false }
            setting.children = children
        case .less where cursor.starts(with: "<<"):
            guard let text = try heredoc() else { return false }
            setting.value = text
        default:
            let start = cursor.offset
            if cursor.byte == .minus { cursor.offset += 1 }
            skipName()
            setting.value = cursor.text(start..<cursor.offset)
            switch setting.value {
            case "true", "false": setting.kind = .boolean
            case "null": setting.kind = .null
            case "jsonencode": return try encoded(&setting, depth: depth)
            default:
                guard NumberText.isNumber(setting.value) else { return false }
                setting.kind = .number
            }
        }
        return true
    }

    /// Whether no operator, index or call follows.
    private var endsExpression: Bool {
        var look = self
        look.skipBlanks()
        switch look.cursor.byte {
        case .lineFeed, .comma, .closeBrace, .closeBracket, .closeParenthesis, .hash: return true
        case .slash: return look.cursor.byte(after: 1) == .slash
        default: return look.cursor.isAtEnd
        }
    }

    private mutating func list(depth: Int) throws(SettingsError) -> [Setting]? {
        cursor.offset += 1
        skipBetween()
        if startsComprehension { return nil }
        var elements: [Setting] = []
        while !cursor.consume(.closeBracket) {
            guard !cursor.isAtEnd, cursor.byte != .comma else { return nil }
            let start = cursor.offset
            elements.append(try expression(name: "", nameRange: start..<start, depth: depth + 1, endsWithLine: false))
            skipBetween()
            if cursor.consume(.comma) {
                skipBetween()
            } else if cursor.byte != .closeBracket {
                return nil
            }
        }
        return elements
    }

    private mutating func object(depth: Int) throws(SettingsError) -> [Setting]? {
        cursor.offset += 1
        skipBetween()
        if startsComprehension { return nil }
        var children: [Setting] = []
        while !cursor.consume(.closeBrace) {
            guard let key = try key() else { return nil }
            skipBlanks()
            guard cursor.consume(.equals) || cursor.consume(.colon) else { return nil }
            skipBetween()
            children.append(
                try expression(name: key.text, nameRange: key.range, depth: depth + 1, endsWithLine: true))
            skipBetween()
            if cursor.consume(.comma) { skipBetween() }
        }
        return children
    }

    private mutating func key() throws(SettingsError) -> SettingWord? {
        guard cursor.byte != .openParenthesis else {
            let start = cursor.offset
            cursor.offset += 1
            try skipExpression(endsWithLine: false)
            return cursor.consume(.closeParenthesis) ? cursor.word(start..<cursor.offset) : nil
        }
        guard cursor.byte == .quote || cursor.byte.isNamePart || cursor.byte >= 0x80 else { return nil }
        return try word("a key")
    }

    /// `for` in brackets.
    private var startsComprehension: Bool { cursor.starts(with: "for") && cursor.byte(after: 3).isWhitespace }

    /// Reads what `jsonencode` gets, from behind its name, in place of its call; false if that is no list or object.
    private mutating func encoded(_ setting: inout Setting, depth: Int) throws(SettingsError) -> Bool {
        skipBlanks()
        guard cursor.consume(.openParenthesis) else { return false }
        skipBetween()
        guard cursor.byte == .openBrace || cursor.byte == .openBracket, depth + 1 < SettingsFile.depthLimit else {
            return false
        }
        let value = try expression(name: "", nameRange: 0..<0, depth: depth + 1, endsWithLine: false)
        guard value.kind != .string else { return false }
        setting.kind = value.kind
        setting.value = ""
        setting.children = value.children
        skipBetween()
        if cursor.consume(.comma) { skipBetween() }
        return cursor.consume(.closeParenthesis)
    }
}
