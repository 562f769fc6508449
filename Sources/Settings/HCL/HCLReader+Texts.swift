/// Texts, templates, and what stands in brackets.
extension HCLReader {
    /// The text in quotes that begins here; one with `${` or `%{` as it is written.
    mutating func quotedText() throws(SettingsError) -> String {
        let start = cursor.offset
        try skipQuoted()
        let inner = cursor.bytes[(start + 1)..<(cursor.offset - 1)]
        guard let backslash = inner.firstIndex(of: .backslash) else { return unmarked(inner) }
        if hasTemplate(inner) { return String(decoding: inner, as: UTF8.self) }
        var text = Array(inner[..<backslash])
        var place = backslash
        while place < inner.endIndex {
            let byte = inner[place]
            place += 1
            guard byte == .backslash, place < inner.endIndex else {
                text.append(byte)
                continue
            }
            let next: Int? =
                switch inner[place] {
                case UInt8(ascii: "u"): text.appendUnit(at: place + 1, of: cursor.bytes)
                case UInt8(ascii: "U"): text.appendScalar(digits: 8, at: place + 1, of: cursor.bytes)
                default: nil
                }
            if next == nil { text.append(inner[place].escaped ?? inner[place]) }
            place = next ?? place + 1
        }
        return unmarked(text[...])
    }

    /// `$${` and `%%{` are what they are without the first character.
    private func unmarked(_ bytes: ArraySlice<UInt8>) -> String {
        guard !hasTemplate(bytes) else { return String(decoding: bytes, as: UTF8.self) }
        var text: [UInt8] = []
        for place in bytes.indices {
            let isMark = (bytes[place] == .dollar || bytes[place] == .percent) && place + 2 < bytes.endIndex
            if isMark, bytes[place + 1] == bytes[place], bytes[place + 2] == .openBrace { continue }
            text.append(bytes[place])
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func hasTemplate(_ bytes: ArraySlice<UInt8>) -> Bool {
        var place = bytes.startIndex
        while place + 1 < bytes.endIndex {
            if bytes[place] == .dollar || bytes[place] == .percent {
                if bytes[place + 1] == .openBrace { return true }
                if bytes[place + 1] == bytes[place] { place += 1 }
            }
            place += 1
        }
        return false
    }

    /// Moves behind the quote that ends the text here; templates in it may hold texts themselves.
    mutating func skipQuoted() throws(SettingsError) {
        let start = cursor.offset
        cursor.offset += 1
        // For each text around the cursor the braces that are open in its template, or nil outside of one.
        var open: [Int?] = [nil]
        while let last = open.last, !cursor.isAtEnd {
            let byte = cursor.byte
            cursor.offset += 1
            switch (byte, last) {
            case (.quote, nil):
                open.removeLast()
                if open.isEmpty { return }
            case (.quote, _): open.append(nil)
            case (.backslash, nil): if !cursor.isAtEnd { cursor.offset += 1 }
            case (.dollar, nil), (.percent, nil):
                if cursor.byte == byte {
                    cursor.offset += 1
                    _ = cursor.consume(.openBrace)
                } else if cursor.consume(.openBrace) {
                    open[open.count - 1] = 1
                }
            case (.openBrace, let braces?): open[open.count - 1] = braces + 1
            case (.closeBrace, let braces?): open[open.count - 1] = braces == 1 ? nil : braces - 1
            case (.lineFeed, nil):
                throw SettingsError(
                    "expected the end of the string, found that of the line", at: start, in: cursor.bytes)
            default: break
            }
        }
        throw SettingsError("expected the end of the string, found that of the file", at: start, in: cursor.bytes)
    }

    /// `<<MARK` or `<<-MARK`, its lines, and the mark; nil, and no move, if none begins here.
    mutating func heredoc() throws(SettingsError) -> String? {
        var look = cursor
        look.offset += 2
        let dedents = look.consume(.minus)
        let start = look.offset
        guard let mark = Heredoc.mark(&look) else { return nil }
        guard let text = Heredoc.read(&look, mark: mark, dedents: dedents, isAlone: true) else {
            throw SettingsError(
                "expected the mark that ends the text, found the end of the file", at: start, in: cursor.bytes)
        }
        cursor = look
        return String(decoding: text, as: UTF8.self)
    }

    /// Moves to the end of an expression: a comma, a bracket that closes what is around it, or the end of the line.
    mutating func skipExpression(endsWithLine: Bool) throws(SettingsError) {
        let start = cursor.offset
        var depth = 0
        while !cursor.isAtEnd {
            switch cursor.byte {
            case .openBrace, .openBracket, .openParenthesis: depth += 1
            case .closeBrace, .closeBracket, .closeParenthesis:
                if depth == 0 { return }
                depth -= 1
            case .comma where depth == 0: return
            case .lineFeed where depth == 0 && endsWithLine: return
            case .quote:
                try skipQuoted()
                continue
            case .less where cursor.starts(with: "<<"): if try heredoc() != nil { continue }
            case .hash, .slash:
                if depth == 0, endsWithLine, cursor.byte == .hash || cursor.starts(with: "//") { return }
                if skipComment() { continue }
            default: break
            }
            cursor.offset += 1
        }
        guard depth == 0 else {
            throw SettingsError(
                "expected the brackets of the expression closed, found the end of the file", at: start, in: cursor.bytes
            )
        }
    }
}
