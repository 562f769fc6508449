/// Configurations of Apache's httpd: directives in lines, and sections of them.
///
/// A section that nothing closes ends with the one around it; an end without beginning is passed over.
/// Source: https://httpd.apache.org/docs/2.4/configuring.html#syntax
struct ApacheReader {
    private var cursor: ByteCursor
    private var open: [SettingSection] = []
    /// Of the open sections, in lower case.
    private var openNames: [String] = []
    private var root: [Setting] = []

    /// The one document.
    static func documents(of bytes: [UInt8]) throws(SettingsError) -> [Setting] {
        var reader = ApacheReader(cursor: ByteCursor(bytes))
        while true {
            reader.cursor.skipWhitespace()
            if reader.cursor.isAtEnd { break }
            try reader.line()
        }
        while !reader.open.isEmpty { reader.close() }
        return [.document(reader.root, in: bytes)]
    }

    private init(cursor: ByteCursor) { self.cursor = cursor }

    private mutating func line() throws(SettingsError) {
        let range = logicalLine()
        let bytes = cursor.bytes
        switch bytes[range.lowerBound] {
        case .hash: return
        case .less where range.count > 1 && bytes[range.lowerBound + 1] == .slash:
            let name = words(in: (range.lowerBound + 2)..<range.upperBound).first?.text ?? ""
            closeSection(name.split(separator: ">").first.map(String.init) ?? "")
        case .less:
            let end = bytes[range].lastIndex(of: .greater) ?? range.upperBound
            let words = words(in: (range.lowerBound + 1)..<end)
            guard let name = words.first else { return }
            guard open.count < SettingsFile.depthLimit - 1 else { throw cursor.tooDeep() }
            open.append(SettingSection(name: name, arguments: Array(words.dropFirst())))
            openNames.append(name.text.asciiLowercased)
        default:
            let words = words(in: range)
            guard let name = words.first else { return }
            add(Setting(name: name, arguments: Array(words.dropFirst())))
        }
    }

    /// Moves to the end of the line, of lines that a backslash goes on with.
    private mutating func logicalLine() -> Range<Int> {
        let start = cursor.offset
        repeat {
            if cursor.byte == .lineFeed { cursor.offset += 1 }
            cursor.skipToLineEnd()
        } while !cursor.isAtEnd && isContinued
        return cursor.trimmed(start..<cursor.offset)
    }

    private var isContinued: Bool {
        var end = cursor.offset
        if end > 0, cursor.bytes[end - 1] == .carriageReturn { end -= 1 }
        return end > 0 && cursor.bytes[end - 1] == .backslash
    }

    private func words(in range: Range<Int>) -> [SettingWord] {
        let bytes = cursor.bytes
        var words: [SettingWord] = []
        var place = range.lowerBound
        while place < range.upperBound {
            if bytes[place].isWhitespace || continues(place, range) {
                place += 1
                continue
            }
            let start = place
            let quote: UInt8? = bytes[place] == .quote || bytes[place] == .apostrophe ? bytes[place] : nil
            if quote != nil { place += 1 }
            var text: [UInt8] = []
            while place < range.upperBound, quote.map({ bytes[place] != $0 }) ?? !bytes[place].isWhitespace {
                if continues(place, range) {
                    place += bytes[place + 1] == .carriageReturn ? 3 : 2
                    continue
                }
                if bytes[place] == .backslash, place + 1 < range.upperBound, bytes[place + 1] == quote { place += 1 }
                text.append(bytes[place])
                place += 1
            }
            place = min(place, range.upperBound)
            if quote != nil, place < range.upperBound { place += 1 }
            words.append(SettingWord(text: String(decoding: text, as: UTF8.self), range: start..<place))
        }
        return words
    }

    /// Whether a backslash that ends its line stands here.
    private func continues(_ place: Int, _ range: Range<Int>) -> Bool {
        guard cursor.bytes[place] == .backslash, place + 1 < range.upperBound else { return false }
        let next = cursor.bytes[place + 1]
        return next == .lineFeed
            || (next == .carriageReturn && place + 2 < range.upperBound && cursor.bytes[place + 2] == .lineFeed)
    }

    private mutating func closeSection(_ name: String) {
        guard let place = openNames.lastIndex(of: name.asciiLowercased) else { return }
        while open.count > place { close() }
    }

    private mutating func close() {
        guard let section = open.popLast() else { return }
        openNames.removeLast()
        add(section.setting)
    }

    private mutating func add(_ setting: Setting) {
        if open.isEmpty { root.append(setting) } else { open[open.count - 1].children.append(setting) }
    }
}
