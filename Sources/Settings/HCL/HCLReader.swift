/// HCL, the language of Terraform, Packer, Nomad and others: attributes and blocks.
///
/// A block's name is its type, its arguments are its labels. What is no literal is a string of its text, as it is
/// written; what `jsonencode(…)` gets stands below the attribute. Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
struct HCLReader {
    var cursor: ByteCursor

    /// The one document.
    static func documents(of bytes: [UInt8]) throws(SettingsError) -> [Setting] {
        var reader = HCLReader(cursor: ByteCursor(bytes))
        let children = try reader.body(depth: 0)
        return [.document(children, in: bytes)]
    }

    /// Attributes and blocks up to the brace that closes the block, or the end of the file.
    private mutating func body(depth: Int) throws(SettingsError) -> [Setting] {
        guard depth < SettingsFile.depthLimit else { throw cursor.tooDeep() }
        var settings: [Setting] = []
        while true {
            skipBetween()
            if cursor.isAtEnd {
                guard depth == 0 else { throw cursor.unexpected("an attribute, a block or '}'") }
                return settings
            }
            if depth > 0, cursor.consume(.closeBrace) { return settings }
            // Between attributes of a line, which the language does not allow and no reader minds.
            if cursor.consume(.comma) || cursor.consume(.semicolon) { continue }
            settings.append(try item(depth: depth))
        }
    }

    private mutating func item(depth: Int) throws(SettingsError) -> Setting {
        let name = try word("an attribute or a block")
        skipBlanks()
        if cursor.byte == .equals, cursor.byte(after: 1) != .equals {
            cursor.offset += 1
            skipBlanks()
            return try expression(name: name.text, nameRange: name.range, depth: depth + 1, endsWithLine: true)
        }
        var labels: [SettingWord] = []
        while !cursor.consume(.openBrace) {
            labels.append(try word("'=', '{' or a label"))
            skipBlanks()
        }
        return Setting(name: name, arguments: labels, children: try body(depth: depth + 1))
    }

    /// A name or a text in quotes.
    mutating func word(_ expected: String) throws(SettingsError) -> SettingWord {
        let start = cursor.offset
        if cursor.byte == .quote {
            let text = try quotedText()
            return SettingWord(text: text, range: start..<cursor.offset)
        }
        skipName()
        guard cursor.offset > start else { throw cursor.unexpected(expected) }
        return cursor.word(start..<cursor.offset)
    }

    mutating func skipName() {
        while cursor.byte.isNamePart || cursor.byte == .dot || cursor.byte >= 0x80 { cursor.offset += 1 }
    }

    /// Blanks, line ends and comments.
    mutating func skipBetween() {
        while true {
            cursor.skipWhitespace()
            guard skipComment() else { return }
        }
    }

    /// Blanks and comments within the line.
    mutating func skipBlanks() {
        while true {
            while cursor.byte.isBlank || cursor.byte == .carriageReturn { cursor.offset += 1 }
            guard cursor.starts(with: "/*"), skipComment() else { return }
        }
    }

    /// Moves behind a comment, or up to the end of its line, if one begins here.
    mutating func skipComment() -> Bool {
        switch cursor.byte {
        case .hash: cursor.skipToLineEnd()
        case .slash where cursor.byte(after: 1) == .slash: cursor.skipToLineEnd()
        case .slash where cursor.byte(after: 1) == .asterisk:
            cursor.offset += 2
            cursor.skip(past: "*/")
        default: return false
        }
        return true
    }
}
