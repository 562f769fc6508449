/// Files of sections and `key = value`, as Python, PHP, systemd, MySQL, git and Windows write them.
///
/// A section is a mapping; the label of `[remote "origin"]` is its value. A key without value is null. A line that
/// is indented deeper goes on with the value before if that is a list of lines, or if the line has no `=`.
struct INIReader {
    private var cursor: ByteCursor
    private var root: [Setting] = []
    private var section: SettingSection?
    /// How far the last key is indented, and whether its value begins on the next line.
    private var open = (indentation: 0, isList: false)

    /// The one document.
    static func documents(of bytes: [UInt8]) -> [Setting] {
        var reader = INIReader(cursor: ByteCursor(bytes))
        while !reader.cursor.isAtEnd {
            reader.line()
            _ = reader.cursor.consume(.lineFeed)
        }
        reader.endSection()
        return [.document(reader.root, in: bytes)]
    }

    private init(cursor: ByteCursor) { self.cursor = cursor }

    /// Reads the line up to its end.
    private mutating func line() {
        let start = cursor.offset
        cursor.skipBlanks()
        let indentation = cursor.offset - start
        switch cursor.byte {
        case .hash, .semicolon, .exclamation: cursor.skipToLineEnd()
        case .openBracket where beginsSection: header()
        default: entry(indentation: indentation)
        }
    }

    /// Whether a `]` ends this line's header; a value may go on with a list.
    private var beginsSection: Bool {
        var place = cursor.offset
        while place < cursor.bytes.count, cursor.bytes[place] != .lineFeed {
            if cursor.bytes[place] == .closeBracket { return true }
            place += 1
        }
        return false
    }

    private mutating func header() {
        endSection()
        open = (0, false)
        cursor.offset += 1
        let start = cursor.offset
        var isQuoted = false
        while !cursor.isAtEnd, cursor.byte != .lineFeed, isQuoted || cursor.byte != .closeBracket {
            if cursor.byte == .quote { isQuoted.toggle() }
            cursor.offset += 1
        }
        let inner = cursor.trimmed(start..<cursor.offset)
        cursor.skipToLineEnd()
        let bytes = cursor.bytes
        if let open = bytes[inner].firstIndex(of: .quote), open > inner.lowerBound, bytes[inner].last == .quote,
            open < inner.upperBound - 1, bytes[open - 1].isBlank
        {
            let label = SettingWord(
                text: cursor.text((open + 1)..<(inner.upperBound - 1)), range: open..<inner.upperBound)
            section = SettingSection(
                name: cursor.word(cursor.trimmed(inner.lowerBound..<open)), arguments: [label])
        } else {
            section = SettingSection(name: cursor.word(inner), arguments: [])
        }
    }

    private mutating func endSection() {
        if let section { root.append(section.setting) }
        section = nil
    }

    private mutating func entry(indentation: Int) {
        let start = cursor.offset
        var separator: Int?
        while !cursor.isAtEnd, cursor.byte != .lineFeed {
            if separator == nil, cursor.byte == .equals || (cursor.byte == .colon && isSeparator) {
                separator = cursor.offset
            }
            cursor.offset += 1
        }
        let line = cursor.trimmed(start..<cursor.offset)
        guard !line.isEmpty else { return }
        if indentation > open.indentation, open.isList || separator == nil, extendLast(withoutComment(line)) { return }
        guard let separator else {
            let word = withoutComment(line)
            let end = word.upperBound
            return add(Setting(name: cursor.text(word), nameRange: word, valueRange: end..<end, kind: .null))
        }
        let name = cursor.trimmed(start..<separator)
        guard !name.isEmpty else { return }
        let value = value(withoutComment(cursor.trimmed((separator + 1)..<max(separator + 1, line.upperBound))))
        open = (indentation, value.text.isEmpty)
        add(
            Setting(
                name: cursor.text(name), nameRange: name, value: value.text, valueRange: value.range, kind: .string))
    }

    /// The value of a range, and of lines that systemd adds to it: a backslash that ends a path has no blank before it.
    private mutating func value(_ range: Range<Int>) -> SettingWord {
        var word = SettingWord(text: unquoted(range), range: range)
        var end = range.upperBound
        while end - range.lowerBound >= 2, cursor.bytes[end - 1] == .backslash, cursor.bytes[end - 2].isBlank,
            !cursor.isAtEnd
        {
            cursor.offset += 1
            let next = cursor.offset
            cursor.skipToLineEnd()
            let more = cursor.trimmed(next..<cursor.offset)
            word.text.removeLast()
            word.text += cursor.text(more)
            guard !more.isEmpty else { break }
            end = more.upperBound
            word.range = range.lowerBound..<end
        }
        return word
    }

    /// Whether the colon here separates: not in `C:\`, `http://` or `a::b` before any blank.
    private var isSeparator: Bool {
        let next = cursor.byte(after: 1)
        return next.isWhitespace || cursor.offset + 1 == cursor.bytes.count
            || (next != .slash && next != .backslash && next != .colon)
    }

    private mutating func add(_ setting: Setting) {
        if section != nil { section?.children.append(setting) } else { root.append(setting) }
    }

    /// Adds a line to the value of the setting before, if there is one.
    private mutating func extendLast(_ range: Range<Int>) -> Bool {
        if let count = section?.children.count {
            guard count > 0 else { return false }
            section?.children[count - 1].extend(cursor.word(range))
        } else {
            guard !root.isEmpty else { return false }
            root[root.count - 1].extend(cursor.word(range))
        }
        return true
    }

    /// The range up to a blank with `;` or `#` behind it, outside of quotes.
    private func withoutComment(_ range: Range<Int>) -> Range<Int> {
        let bytes = cursor.bytes
        var quote: UInt8?
        for place in range {
            let byte = bytes[place]
            if byte == quote {
                quote = nil
            } else if quote == nil, place == range.lowerBound, byte == .quote || byte == .apostrophe {
                quote = byte
            } else if quote == nil, byte == .hash || byte == .semicolon, bytes[max(0, place - 1)].isBlank {
                return cursor.trimmed(range.lowerBound..<place)
            }
        }
        return range
    }

    private func unquoted(_ range: Range<Int>) -> String {
        let bytes = cursor.bytes
        guard range.count >= 2, let first = bytes[range].first, first == .quote || first == .apostrophe,
            bytes[range].last == first
        else { return cursor.text(range) }
        return cursor.text((range.lowerBound + 1)..<(range.upperBound - 1))
    }
}

extension Setting {
    /// Adds a line to the value, in place.
    fileprivate mutating func extend(_ line: SettingWord) {
        if !value.isEmpty { value += "\n" }
        value += line.text
        let start = valueRange.isEmpty ? line.range.lowerBound : valueRange.lowerBound
        valueRange = start..<line.range.upperBound
        kind = .string
    }
}
