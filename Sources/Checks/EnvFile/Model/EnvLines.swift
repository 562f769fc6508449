internal import Rules

/// The settings of an environment file, as the programs agree that read such files.
///
/// `export` may stand in front of a name; a value in quotes may run over lines; a comment begins a line, or stands behind a blank.
enum EnvLines {
    /// What lies behind it is not read, in bytes: such files are a page of names.
    private static let sizeLimit = 1 << 20
    private static let quotes: Set<UInt8> = [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`")]

    static func settings(in source: [UInt8]) -> [EnvSetting] {
        let text = source.prefix(sizeLimit)
        var settings: [EnvSetting] = []
        var start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < text.count {
            let end = text[start...].firstIndex { $0 == 0x0A } ?? text.count
            var next = end + 1
            if let (name, sign) = name(in: text, start..<end) {
                let (value, last) = value(in: text, sign + 1..<end)
                if last > end { next = (text[last...].firstIndex { $0 == 0x0A } ?? text.count) + 1 }
                settings.append(
                    EnvSetting(
                        name: String(decoding: text[name], as: UTF8.self), value: value.text, range: name,
                        isComplete: value.isComplete))
            }
            start = next
        }
        return settings
    }

    /// The name of a line and the place of its sign; nil for a line that assigns nothing.
    private static func name(in text: ArraySlice<UInt8>, _ line: Range<Int>) -> (name: Range<Int>, sign: Int)? {
        var start = line.lowerBound
        func skipBlanks() { while start < line.upperBound, ASCII.isSpace(text[start]) { start += 1 } }
        skipBlanks()
        let export = Array("export".utf8)
        if text[start..<line.upperBound].starts(with: export), start + export.count < line.upperBound,
            ASCII.isSpace(text[start + export.count])
        {
            start += export.count
            skipBlanks()
        }
        let name = text[start..<line.upperBound].prefix(while: ASCII.isName)
        guard let first = name.first, ASCII.isLetter(first) || first == UInt8(ascii: "_") else { return nil }
        var sign = name.endIndex
        while sign < line.upperBound, text[sign] == 0x20 || text[sign] == 0x09 { sign += 1 }
        guard sign < line.upperBound, text[sign] == UInt8(ascii: "=") else { return nil }
        return (name.startIndex..<name.endIndex, sign)
    }

    /// A value and where it ends.
    private static func value(
        in text: ArraySlice<UInt8>, _ range: Range<Int>
    ) -> (value: (text: String, isComplete: Bool), end: Int) {
        var start = range.lowerBound
        while start < range.upperBound, ASCII.isSpace(text[start]) { start += 1 }
        if start < range.upperBound, quotes.contains(text[start]) {
            let quote = text[start]
            var end = start + 1
            while end < text.count, text[end] != quote {
                end += quote == UInt8(ascii: "\"") && text[end] == UInt8(ascii: "\\") ? 2 : 1
            }
            // A quote without an end belongs to its line.
            if end < text.count {
                let inner = String(decoding: text[(start + 1)..<end], as: UTF8.self)
                return (quote == UInt8(ascii: "'") ? (inner, true) : expanded(inner), end)
            }
            start += 1
        }
        var end = range.upperBound
        for index in start..<range.upperBound where text[index] == UInt8(ascii: "#") {
            if index == range.lowerBound || ASCII.isSpace(text[index - 1]) {
                end = index
                break
            }
        }
        let value = String(decoding: text[start..<max(start, end)], as: UTF8.self).trimmed
        // A shell's command may end so.
        return (expanded(value.hasSuffix(";") ? String(value.dropLast()) : value), range.upperBound)
    }

    /// `$(…)` is a command that somebody runs, not a value.
    private static func expanded(_ text: String) -> (text: String, isComplete: Bool) {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return (text, true) }
        let expanded = ComposeText(text)
        return (expanded.value, expanded.isComplete && text.range(ofText: "$(") == nil)
    }
}
