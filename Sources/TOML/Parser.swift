/// Reads a document statement by statement into a tree of tables.
///
/// Source: https://toml.io/en/v1.0.0 and its grammar, https://github.com/toml-lang/toml/blob/1.0.0/toml.abnf
struct Parser {
    var cursor: Cursor
    private let root = TableNode(.header, at: Position(line: 1, column: 1, offset: 0), depth: 0)
    private var current: TableNode

    init(_ text: String) {
        cursor = Cursor(text)
        current = root
    }

    /// The whole document.
    mutating func document() throws(TOMLError) -> TOMLTable {
        while true {
            cursor.skipBlanks()
            if cursor.isAtEnd { return root.table() }
            switch cursor.byte {
            case .hash, .lineFeed, .carriageReturn: break
            case .openBracket: try header()
            default: try assignment(in: current)
            }
            try endOfLine()
        }
    }

    /// `[table]` or `[[array of tables]]`
    private mutating func header() throws(TOMLError) {
        let start = cursor.position
        cursor.advance()
        let isElement = cursor.consume(.openBracket)
        let (parents, last) = try key()
        guard isElement ? cursor.consume("]]") : cursor.consume(.closeBracket) else {
            throw cursor.unexpected(isElement ? "']]'" : "']'")
        }
        var table = root
        for part in parents {
            table = try table.headerTable(part, header: start)
        }
        current =
            isElement
            ? try table.appendTable(last, header: start)
            : try table.defineTable(last, header: start)
    }

    /// `key = value`
    mutating func assignment(in table: TableNode) throws(TOMLError) {
        let (parents, last) = try key()
        guard cursor.consume(.equals) else { throw cursor.unexpected("'=' after the key") }
        var table = table
        for part in parents {
            table = try table.dottedTable(part)
        }
        try table.requireNew(last)
        cursor.skipBlanks()
        let value = try value(depth: table.depth + 1)
        table.add(.value(value), for: last)
    }

    /// Blanks, a comment, and the end of the line or of the file.
    private mutating func endOfLine() throws(TOMLError) {
        cursor.skipBlanks()
        try comment()
        guard cursor.consumeLineEnd() || cursor.isAtEnd else { throw cursor.unexpected("the end of the line") }
    }

    /// A comment up to the end of the line, if one begins here.
    mutating func comment() throws(TOMLError) {
        guard cursor.consume(.hash) else { return }
        while !cursor.byte.isControl { cursor.advance() }
    }
}
