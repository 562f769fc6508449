/// What ShellCheck says of a place in a script: an element of `comments` in its format `json1`.
public struct ShellCheckComment: Hashable, Sendable, Decodable {
    public enum Level: String, Hashable, Sendable, Decodable {
        case error, warning, info, style
    }

    /// From 1.
    public var line: Int
    public var endLine: Int
    /// In characters of Unicode, from 1.
    public var column: Int
    /// The first that no longer belongs to it; `column` where something is missing.
    public var endColumn: Int
    public var level: Level
    /// 2086 for SC2086.
    public var code: Int
    public var message: String

    public init(
        line: Int, endLine: Int, column: Int, endColumn: Int, level: Level, code: Int, message: String
    ) {
        self.line = line
        self.endLine = endLine
        self.column = column
        self.endColumn = endColumn
        self.level = level
        self.code = code
        self.message = message
    }

    /// As comments that silence it spell it.
    var name: String { "SC\(code)" }

    /// Whether a word is the name of one, such as `SC2086`.
    static func isName(_ word: String) -> Bool {
        word.utf8.count == 6 && word.uppercased().hasPrefix("SC")
            && word.utf8.dropFirst(2).allSatisfy { 0x30...0x39 ~= $0 }
    }
}
