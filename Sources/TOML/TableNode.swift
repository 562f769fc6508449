/// A table while the document is read; it knows how it came about, since that decides what may still be added.
final class TableNode {
    enum Origin {
        /// Named within a longer header only; its own header may still come.
        case implied
        /// Defined by its own header, or the root.
        case header
        /// Defined by dotted keys.
        case dotted
    }

    enum Content {
        case value(TOMLValue)
        case table(TableNode)
        case tables(TableArrayNode)
    }

    struct Entry {
        var position: Position
        var range: Range<Int>
        var content: Content
    }

    var origin: Origin
    var position: Position
    let depth: Int
    private(set) var entries: [Entry] = []
    private var index = KeyIndex()

    init(_ origin: Origin, at position: Position, depth: Int) {
        self.origin = origin
        self.position = position
        self.depth = depth
    }

    subscript(_ key: KeyPart) -> Entry? {
        index.place(of: key.text).map { entries[$0] }
    }

    /// Adds an entry whose key is not there yet.
    func add(_ content: Content, for key: KeyPart) {
        index.append(key.text)
        entries.append(Entry(position: key.position, range: key.range, content: content))
    }

    /// Adds a table whose key is not there yet, one level further down or, in an array, two.
    func addTable(
        _ origin: Origin, for key: KeyPart, at position: Position
    ) throws(TOMLError) -> TableNode {
        let table = try child(origin, for: key, at: position, levels: 1)
        add(.table(table), for: key)
        return table
    }

    func child(
        _ origin: Origin, for key: KeyPart, at position: Position, levels: Int
    ) throws(TOMLError) -> TableNode {
        guard depth + levels <= TOMLDocument.nestingLimit else { throw .tooDeep(key.position) }
        return TableNode(origin, at: position, depth: depth + levels)
    }

    /// The finished table.
    func table() -> TOMLTable {
        let finished = entries.map { entry in
            TOMLTable.Entry(line: entry.position.line, range: entry.range, value: entry.content.value())
        }
        return TOMLTable(entries: finished, index: index, line: position.line)
    }

    /// The finished table as a value.
    func value() -> TOMLValue {
        TOMLValue(.table(table()), at: position)
    }
}

extension TableNode.Content {
    func value() -> TOMLValue {
        switch self {
        case .value(let value): value
        case .table(let table): table.value()
        case .tables(let tables): tables.value()
        }
    }

    /// The content with its article, for messages.
    var phrase: String {
        switch self {
        case .value(let value): value.kind.phrase
        case .table: "a table"
        case .tables: "an array of tables"
        }
    }
}
