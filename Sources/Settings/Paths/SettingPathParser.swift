/// Reads the text of a path from left to right.
struct SettingPathParser {
    private var cursor: ByteCursor
    private(set) var ignoresCase = false
    private(set) var ascent = 0
    private(set) var components: [SettingPath.Component] = []

    init(_ text: String) { cursor = ByteCursor(Array(text.utf8)) }

    mutating func parse() throws(SettingPathError) {
        if cursor.starts(with: "(?i)") {
            ignoresCase = true
            cursor.offset += 4
        }
        while cursor.starts(with: ".."), cursor.byte(after: 2) == .slash || cursor.offset + 2 == cursor.bytes.count {
            ascent += 1
            cursor.offset += 2
            if cursor.isAtEnd { return }
            cursor.offset += 1
        }
        repeat {
            components.append(try component())
            guard components.count <= SettingPath.limit else {
                throw error("expected at most \(SettingPath.limit) components, found more")
            }
        } while cursor.consume(.slash)
        guard cursor.isAtEnd else { throw error("expected '/' or '|', found something else") }
    }

    private mutating func component() throws(SettingPathError) -> SettingPath.Component {
        for (text, component) in Self.special where cursor.starts(with: text) {
            cursor.offset += text.utf8CodeUnitCount
            guard cursor.isAtEnd || cursor.byte == .slash else {
                throw error("expected '\(text)' alone between the slashes, found more")
            }
            return component
        }
        var names: [String] = []
        repeat { names.append(try name()) } while cursor.consume(UInt8(ascii: "|"))
        return .names(names.map(SettingPath.Name.init))
    }

    /// Longer ones before those that they begin with.
    private static let special: [(StaticString, SettingPath.Component)] = [
        ("**", .anyDepth), ("*", .anyName), ("[]?", .elementsOrSelf), ("[]", .elements),
    ]

    private mutating func name() throws(SettingPathError) -> String {
        if cursor.byte == .quote { return try quotedName() }
        let start = cursor.offset
        while !cursor.isAtEnd, cursor.byte != .slash, cursor.byte != UInt8(ascii: "|") {
            switch cursor.byte {
            case .asterisk, .openBracket, .closeBracket, .quote:
                throw error("expected a name without '*', '[', ']' and '\"' or one in quotes, found such a character")
            default: cursor.offset += 1
            }
        }
        guard cursor.offset > start else { throw error("expected a name between the slashes, found none") }
        let name = cursor.text(start..<cursor.offset)
        guard name != ".." else { throw error("expected '..' at the beginning only, found it behind a name") }
        return name
    }

    private mutating func quotedName() throws(SettingPathError) -> String {
        cursor.offset += 1
        var text: [UInt8] = []
        while !cursor.consume(.quote) {
            if cursor.byte == .backslash { cursor.offset += 1 }
            guard !cursor.isAtEnd else { throw error("expected '\"' at the end of the name, found the path's end") }
            text.append(cursor.byte)
            cursor.offset += 1
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func error(_ message: String) -> SettingPathError {
        SettingPathError(column: cursor.offset + 1, message: message)
    }
}
