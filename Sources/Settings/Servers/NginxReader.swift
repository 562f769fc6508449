/// Configurations of nginx: directives and blocks of them.
///
/// A block of Lua is a directive whose last argument is its text.
/// Source: https://nginx.org/en/docs/beginners_guide.html#conf_structure
struct NginxReader {
    fileprivate var cursor: ByteCursor

    /// The one document.
    static func documents(of bytes: [UInt8]) throws(SettingsError) -> [Setting] {
        var reader = NginxReader(cursor: ByteCursor(bytes))
        let children = try reader.directives(depth: 0)
        return [.document(children, in: bytes)]
    }

    /// Directives up to the end of the block or the file.
    private mutating func directives(depth: Int) throws(SettingsError) -> [Setting] {
        guard depth < SettingsFile.depthLimit else { throw cursor.tooDeep() }
        var directives: [Setting] = []
        while true {
            skipBetween()
            if cursor.isAtEnd {
                guard depth == 0 else { throw cursor.unexpected("a directive or '}'") }
                return directives
            }
            if depth > 0, cursor.consume(.closeBrace) { return directives }
            if cursor.consume(.semicolon) { continue }
            directives.append(try directive(depth: depth))
        }
    }

    private mutating func directive(depth: Int) throws(SettingsError) -> Setting {
        guard cursor.byte != .openBrace, cursor.byte != .closeBrace else { throw cursor.unexpected("a directive") }
        let name = try word()
        var arguments: [SettingWord] = []
        while true {
            skipBetween()
            switch cursor.byte {
            case .semicolon:
                cursor.offset += 1
                return Setting(name: name, arguments: arguments)
            case .openBrace:
                cursor.offset += 1
                if name.text.hasSuffix("_by_lua_block") {
                    arguments.append(try lua())
                    return Setting(name: name, arguments: arguments)
                }
                return Setting(name: name, arguments: arguments, children: try directives(depth: depth + 1))
            case .closeBrace: throw cursor.unexpected("';' or '{' after the directive")
            default:
                guard !cursor.isAtEnd else { throw cursor.unexpected("';' or '{' after the directive") }
                arguments.append(try word())
            }
        }
    }

    /// A word, quoted or not.
    private mutating func word() throws(SettingsError) -> SettingWord {
        let start = cursor.offset
        let quote: UInt8? = cursor.byte == .quote || cursor.byte == .apostrophe ? cursor.byte : nil
        if quote != nil { cursor.offset += 1 }
        var text: [UInt8] = []
        while true {
            guard !cursor.isAtEnd else {
                if quote != nil {
                    throw SettingsError(
                        "expected the end of the string, found that of the file", at: start, in: cursor.bytes)
                }
                break
            }
            let byte = cursor.byte
            if let quote {
                if byte == quote { break }
            } else if byte.isWhitespace || byte == .semicolon || byte == .openBrace {
                break
            }
            cursor.offset += 1
            if byte == .backslash, !cursor.isAtEnd {
                appendEscape(cursor.byte, to: &text)
                cursor.offset += 1
            } else {
                text.append(byte)
                // The brace of a variable, which opens no block.
                if byte == .dollar, quote == nil, cursor.consume(.openBrace) { text.append(.openBrace) }
            }
        }
        if quote != nil { cursor.offset += 1 }
        return SettingWord(text: String(decoding: text, as: UTF8.self), range: start..<cursor.offset)
    }

    /// Other escapes keep their backslash, as those of regular expressions do.
    private func appendEscape(_ byte: UInt8, to text: inout [UInt8]) {
        switch byte {
        case .quote, .apostrophe, .backslash: text.append(byte)
        default: text += byte.escaped.map { [$0] } ?? [.backslash, byte]
        }
    }

    /// The text of a block of Lua, from behind its brace; moves behind the brace that closes it.
    private mutating func lua() throws(SettingsError) -> SettingWord {
        let start = cursor.offset
        var depth = 1
        while !cursor.isAtEnd {
            let byte = cursor.byte
            switch byte {
            case .quote, .apostrophe:
                cursor.offset += 1
                while !cursor.isAtEnd, cursor.byte != byte, cursor.byte != .lineFeed {
                    cursor.offset += cursor.byte == .backslash ? 2 : 1
                }
            case .minus where cursor.starts(with: "--"):
                cursor.offset += 2
                if !skipLongBracket() { cursor.skipToLineEnd() }
                continue
            case .openBracket: if skipLongBracket() { continue }
            case .openBrace: depth += 1
            case .closeBrace: depth -= 1
            default: break
            }
            if depth == 0 {
                let range = cursor.trimmed(start..<cursor.offset)
                cursor.offset += 1
                return cursor.word(range)
            }
            cursor.offset = min(cursor.offset + 1, cursor.bytes.count)
        }
        throw SettingsError(
            "expected '}' at the end of the block, found the end of the file", at: start, in: cursor.bytes)
    }

    /// Moves behind a text or comment in long brackets of Lua, `[[ … ]]` or `[==[ … ]==]`, if one begins here.
    private mutating func skipLongBracket() -> Bool {
        var look = cursor
        guard look.consume(.openBracket) else { return false }
        let level = look.skipAll(.equals)
        guard look.consume(.openBracket) else { return false }
        while !look.isAtEnd {
            guard look.consume(.closeBracket) else {
                look.offset += 1
                continue
            }
            if look.skipAll(.equals) == level, look.consume(.closeBracket) { break }
        }
        cursor = look
        return true
    }

    /// Blanks, line ends and comments.
    private mutating func skipBetween() {
        cursor.skipWhitespace()
        while cursor.byte == .hash {
            cursor.skipToLineEnd()
            cursor.skipWhitespace()
        }
    }
}
