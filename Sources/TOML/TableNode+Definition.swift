/// What may be defined after what. Source: https://toml.io/en/v1.0.0#keys, #table, #inline-table, #array-of-tables
extension TableNode {
    /// Refuses a key that is there already.
    func requireNew(_ key: KeyPart) throws(TOMLError) {
        guard let entry = self[key] else { return }
        throw TOMLError(key.position, "expected a new key, found one that line \(entry.position.line) defines")
    }

    /// The table that a part of a dotted key names: a new one, or one that no header has defined.
    func dottedTable(_ key: KeyPart) throws(TOMLError) -> TableNode {
        guard let entry = self[key] else { return try addTable(.dotted, for: key, at: key.position) }
        guard case .table(let table) = entry.content else {
            throw .mismatch(expected: "a table", entry, at: key)
        }
        guard table.origin != .header else {
            throw TOMLError(
                key.position,
                "expected a table that dotted keys may extend, "
                    + "found one that line \(table.position.line) defines by a header")
        }
        table.origin = .dotted
        return table
    }

    /// The table that a part of a header before the last names; of an array of tables the last element.
    func headerTable(_ key: KeyPart, header: Position) throws(TOMLError) -> TableNode {
        guard let entry = self[key] else { return try addTable(.implied, for: key, at: header) }
        switch entry.content {
        case .table(let table): return table
        case .tables(let tables): return tables.last
        case .value: throw .mismatch(expected: "a table that headers may extend", entry, at: key)
        }
    }

    /// The table that `[key]` defines.
    func defineTable(_ key: KeyPart, header: Position) throws(TOMLError) -> TableNode {
        guard let entry = self[key] else { return try addTable(.header, for: key, at: header) }
        guard case .table(let table) = entry.content, table.origin == .implied else {
            throw .mismatch(expected: "a new table", entry, at: key)
        }
        table.origin = .header
        table.position = header
        return table
    }

    /// The element that `[[key]]` appends.
    func appendTable(_ key: KeyPart, header: Position) throws(TOMLError) -> TableNode {
        let table = try child(.header, for: key, at: header, levels: 2)
        guard let entry = self[key] else {
            add(.tables(TableArrayNode(first: table)), for: key)
            return table
        }
        guard case .tables(let tables) = entry.content else {
            throw .mismatch(expected: "an array of tables", entry, at: key)
        }
        tables.append(table)
        return table
    }
}

extension TOMLError {
    static func mismatch(expected: String, _ entry: TableNode.Entry, at key: KeyPart) -> TOMLError {
        let line = entry.position.line
        return TOMLError(key.position, "expected \(expected), found \(entry.content.phrase) that line \(line) defines")
    }

    static func tooDeep(_ position: Position) -> TOMLError {
        TOMLError(position, "expected at most \(TOMLDocument.nestingLimit) levels of nesting, found more")
    }
}
