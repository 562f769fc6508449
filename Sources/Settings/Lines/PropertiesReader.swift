/// Properties of Java, as nested as their dotted keys.
///
/// `a.b[0].c` is the name `c` of the first element of `a/b`, as Spring binds it.
/// Source: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)
struct PropertiesReader {
    private var cursor: ByteCursor

    /// The one document; keys of many parts, all of which differ, would take hundreds of bytes for each of the file.
    static func documents(of bytes: [UInt8]) throws(SettingsError) -> [Setting] {
        var reader = PropertiesReader(cursor: ByteCursor(bytes))
        var tree = PropertyTree(end: bytes.count)
        while true {
            reader.cursor.skipWhitespace()
            if reader.cursor.isAtEnd { return [tree.root] }
            if reader.cursor.byte == .hash || reader.cursor.byte == .exclamation {
                reader.cursor.skipToLineEnd()
                continue
            }
            let parts = reader.key()
            reader.separator()
            tree.add(reader.value(), at: parts)
            guard tree.count <= 100_000 + bytes.count / 8 else {
                throw SettingsError(
                    "expected keys of fewer parts, found more", at: reader.cursor.offset, in: bytes, isLimit: true)
            }
        }
    }

    /// The parts of the key that begins here.
    private mutating func key() -> [PropertyTree.Part] {
        var parts: [PropertyTree.Part] = []
        var start = cursor.offset
        var text: [UInt8] = []
        var isBracket = false
        func finish(_ end: Int) {
            if start < end || parts.isEmpty {
                let name = String(decoding: text, as: UTF8.self)
                let isElement = isBracket && !text.isEmpty && text.allSatisfy(\.isDigit)
                parts.append(PropertyTree.Part(name: name, range: start..<end, isElement: isElement))
            }
            text = []
            isBracket = false
        }
        while !cursor.isAtEnd, !cursor.byte.isWhitespace, cursor.byte != .equals, cursor.byte != .colon || isBracket {
            switch cursor.byte {
            case .dot where !isBracket, .openBracket where !isBracket:
                let opens = cursor.byte == .openBracket
                finish(cursor.offset)
                cursor.offset += 1
                start = cursor.offset
                isBracket = opens
            case .closeBracket where isBracket:
                finish(cursor.offset)
                cursor.offset += 1
                if cursor.byte == .dot { cursor.offset += 1 }
                start = cursor.offset
            case .backslash: escape(into: &text)
            default:
                text.append(cursor.byte)
                cursor.offset += 1
            }
        }
        finish(cursor.offset)
        return parts
    }

    private mutating func separator() {
        cursor.skipBlanks()
        if cursor.byte == .equals || cursor.byte == .colon { cursor.offset += 1 }
        cursor.skipBlanks()
    }

    /// The rest of the logical line; blanks at its end belong to it.
    private mutating func value() -> SettingWord {
        let start = cursor.offset
        var text: [UInt8] = []
        while !cursor.isAtEnd, !cursor.byte.isLineEnd {
            if cursor.byte == .backslash {
                escape(into: &text)
            } else {
                text.append(cursor.byte)
                cursor.offset += 1
            }
        }
        return SettingWord(text: String(decoding: text, as: UTF8.self), range: start..<cursor.offset)
    }

    /// What stands behind the backslash here: a character, or a line end that the next line's blanks follow.
    private mutating func escape(into text: inout [UInt8]) {
        cursor.offset += 1
        guard !cursor.isAtEnd else { return }
        let byte = cursor.byte
        cursor.offset += 1
        switch byte {
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"):
            if let next = text.appendUnit(at: cursor.offset, of: cursor.bytes) {
                cursor.offset = next
            } else {
                text.append(byte)
            }
        case .carriageReturn, .lineFeed:
            if byte == .carriageReturn { _ = cursor.consume(.lineFeed) }
            cursor.skipBlanks()
        default: text.append(byte.escaped ?? byte)
        }
    }
}
