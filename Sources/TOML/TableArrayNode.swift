/// An array of tables while the document is read: `[[name]]` appends to it.
final class TableArrayNode {
    let position: Position
    private(set) var tables: [TableNode] = []
    private(set) var last: TableNode

    init(first: TableNode) {
        position = first.position
        last = first
        tables.append(first)
    }

    func append(_ table: TableNode) {
        tables.append(table)
        last = table
    }

    /// The finished array.
    func value() -> TOMLValue {
        TOMLValue(.array(tables.map { $0.value() }), at: position)
    }
}
