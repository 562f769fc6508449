/// Configurations of HAProxy: sections, and a directive a line.
///
/// Source: https://docs.haproxy.org/3.0/configuration.html#2
struct HAProxyReader {
    private static let sections: Set<String> = [
        "global", "defaults", "frontend", "backend", "listen", "userlist", "peers", "resolvers", "mailers", "program",
        "cache", "ring", "http-errors", "log-forward", "log-profile", "fcgi-app", "crt-store", "traces", "acme",
    ]

    fileprivate var cursor: ByteCursor

    /// The one document; lines before the first section stand beside it.
    static func documents(of bytes: [UInt8]) -> [Setting] {
        var reader = HAProxyReader(cursor: ByteCursor(bytes))
        var children: [Setting] = []
        var section: SettingSection?
        while !reader.cursor.isAtEnd {
            let words = reader.line()
            _ = reader.cursor.consume(.lineFeed)
            guard let name = words.first else { continue }
            let arguments = Array(words.dropFirst())
            if sections.contains(name.text) {
                if let section { children.append(section.setting) }
                section = SettingSection(name: name, arguments: arguments)
            } else if section != nil {
                section?.children.append(Setting(name: name, arguments: arguments))
            } else {
                children.append(Setting(name: name, arguments: arguments))
            }
        }
        if let section { children.append(section.setting) }
        return [.document(children, in: bytes)]
    }

    /// The words of a line, up to its end.
    private mutating func line() -> [SettingWord] {
        var words: [SettingWord] = []
        while true {
            while cursor.byte.isWhitespace, cursor.byte != .lineFeed { cursor.offset += 1 }
            if cursor.isAtEnd || cursor.byte == .lineFeed { return words }
            if cursor.byte == .hash {
                cursor.skipToLineEnd()
                return words
            }
            words.append(word())
        }
    }

    /// A word, which may be quoted in parts.
    private mutating func word() -> SettingWord {
        let start = cursor.offset
        var text: [UInt8] = []
        var quote: UInt8?
        while !cursor.isAtEnd, cursor.byte != .lineFeed, quote != nil || !cursor.byte.isWhitespace {
            let byte = cursor.byte
            cursor.offset += 1
            if byte == quote {
                quote = nil
            } else if quote == nil, byte == .quote || byte == .apostrophe {
                quote = byte
            } else if byte == .backslash, quote != .apostrophe, !cursor.isAtEnd, cursor.byte != .lineFeed {
                appendEscape(cursor.byte, to: &text)
                cursor.offset += 1
            } else {
                text.append(byte)
            }
        }
        return SettingWord(text: String(decoding: text, as: UTF8.self), range: start..<cursor.offset)
    }

    private func appendEscape(_ byte: UInt8, to text: inout [UInt8]) {
        switch byte {
        case .backslash, .quote, .apostrophe, .hash, .space: text.append(byte)
        default: text += byte.escaped.map { [$0] } ?? [.backslash, byte]
        }
    }
}
