/// Files of environment variables, as dotenv libraries and Docker read them.
///
/// Quoted values may go on over lines. What is no `NAME=value` is passed over.
struct EnvReader {
    fileprivate var cursor: ByteCursor

    /// The one document.
    static func documents(of bytes: [UInt8]) -> [Setting] {
        var reader = EnvReader(cursor: ByteCursor(bytes))
        var children: [Setting] = []
        while true {
            reader.cursor.skipWhitespace()
            if reader.cursor.isAtEnd { break }
            if let setting = reader.variable() { children.append(setting) }
            reader.cursor.skipToLineEnd()
        }
        return [.document(children, in: bytes)]
    }

    private mutating func variable() -> Setting? {
        if cursor.starts(with: "export"), cursor.byte(after: 6).isBlank {
            cursor.offset += 7
            cursor.skipBlanks()
        }
        let start = cursor.offset
        while cursor.byte.isNamePart || cursor.byte == .dot { cursor.offset += 1 }
        let name = start..<cursor.offset
        cursor.skipBlanks()
        guard !name.isEmpty, cursor.consume(.equals) else { return nil }
        cursor.skipBlanks()
        let value = quoted() ?? bare()
        return Setting(
            name: cursor.text(name), nameRange: name, value: value.text, valueRange: value.range, kind: .string)
    }

    /// Up to a blank with `#` behind it, or the end of the line.
    private mutating func bare() -> SettingWord {
        let start = cursor.offset
        while !cursor.isAtEnd, cursor.byte != .lineFeed {
            if cursor.byte == .hash, cursor.offset == start || cursor.bytes[cursor.offset - 1].isBlank { break }
            cursor.offset += 1
        }
        return cursor.word(cursor.trimmed(start..<cursor.offset))
    }

    private mutating func quoted() -> SettingWord? {
        let quote = cursor.byte
        guard quote == .quote || quote == .apostrophe || quote == .backquote else { return nil }
        let start = cursor.offset
        let bytes = cursor.bytes
        var text: [UInt8] = []
        var place = start + 1
        while place < bytes.count, bytes[place] != quote {
            if quote == .quote, bytes[place] == .backslash, place + 1 < bytes.count {
                place += 1
                switch bytes[place] {
                case .quote, .backslash, .dollar, .backquote: text.append(bytes[place])
                case let other: text += other.escaped.map { [$0] } ?? [.backslash, other]
                }
            } else {
                text.append(bytes[place])
            }
            place += 1
        }
        // No line behind opens this quote, or it would close this one: such a look to the end happens once.
        guard place < bytes.count else { return nil }
        cursor.offset = place + 1
        return SettingWord(text: String(decoding: text, as: UTF8.self), range: start..<cursor.offset)
    }
}
