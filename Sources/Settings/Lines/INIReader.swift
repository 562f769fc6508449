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
        _ = cursor.consume(.closeBracket)
        cursor.skipBlanks()
        // As git has it: `[http] sslVerify = false`.
        if cursor.byte.isLetter { entry(indentation: 0) } else { cursor.skipToLineEnd() }
    }

    private mutating func endSection() {
        if let section { root.append(section.setting) }
        section = nil
    }

    private mutating func entry(indentation: Int) {
        let start = cursor.offset
        var separator: Int?
        // Separates if no equals sign does, as in `//npm.example/:_auth=x`.
        var colon: Int?
        while !cursor.isAtEnd, cursor.byte != .lineFeed {
            if separator == nil, cursor.byte == .equals || (cursor.byte == .colon && endsWord) {
                separator = cursor.offset
            } else if colon == nil, cursor.byte == .colon, isSeparator {
                colon = cursor.offset
            }
            cursor.offset += 1
        }
        separator = separator ?? colon
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

    /// Sections of systemd's units, where a backslash at the end of a line stands for a blank.
    private static let units: Set<String> = [
        "Unit", "Service", "Socket", "Timer", "Mount", "Install", "Container", "Pod", "Network", "Match", "NetDev",
    ]
    /// Sections of git's files, where it stands for nothing.
    private static let git: Set<String> = ["core", "http", "credential", "url", "remote", "user", "alias", "filter"]

    /// The value of a range, and of lines that go on with it: elsewhere than with systemd and git a backslash may end a
    /// path, then without a blank before it.
    private mutating func value(_ range: Range<Int>) -> SettingWord {
        let section = section?.name.text ?? ""
        let isUnit = Self.units.contains(section)
        let mayEndPath = !isUnit && !Self.git.contains(section)
        var word = SettingWord(text: unquoted(range), range: range)
        var end = range.upperBound
        while end > range.lowerBound, cursor.bytes[end - 1] == .backslash,
            !mayEndPath || (end - range.lowerBound >= 2 && cursor.bytes[end - 2].isBlank), !cursor.isAtEnd
        {
            cursor.offset += 1
            if isUnit { skipComments() }
            let next = cursor.offset
            cursor.skipToLineEnd()
            let more = cursor.trimmed(next..<cursor.offset)
            word.text.removeLast()
            if isUnit, word.text.last != " " { word.text += " " }
            word.text += cursor.text(more)
            guard !more.isEmpty else { break }
            end = more.upperBound
            word.range = range.lowerBound..<end
        }
        return word
    }

    /// Moves behind lines that are comments.
    private mutating func skipComments() {
        while true {
            var look = cursor
            look.skipBlanks()
            guard look.byte == .hash || look.byte == .semicolon else { return }
            look.skipToLineEnd()
            _ = look.consume(.lineFeed)
            cursor = look
        }
    }

    /// Whether a blank or the end of the line follows.
    private var endsWord: Bool {
        cursor.byte(after: 1).isWhitespace || cursor.offset + 1 == cursor.bytes.count
    }

    /// Whether the colon here may separate: not in `C:\`, `http://` or `a::b`.
    private var isSeparator: Bool {
        let next = cursor.byte(after: 1)
        return next != .slash && next != .backslash && next != .colon
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

    /// The range up to a blank with `;` or `#` behind it, outside of words in quotes; a value may begin as `#fff` does.
    private func withoutComment(_ range: Range<Int>) -> Range<Int> {
        let bytes = cursor.bytes
        var place = range.lowerBound
        while place < range.upperBound {
            let byte = bytes[place]
            if place == range.lowerBound || bytes[place - 1].isBlank {
                switch byte {
                case .quote, .apostrophe:
                    // One that nothing closes is a letter like others; there is one such of each kind.
                    place = bytes[(place + 1)..<range.upperBound].firstIndex(of: byte) ?? place
                case .hash
                where place == range.lowerBound && place + 1 < range.upperBound && bytes[place + 1].isNamePart: break
                case .hash, .semicolon: return cursor.trimmed(range.lowerBound..<place)
                default: break
                }
            }
            place += 1
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
