internal import ProxyManagement

/// Answers for people: lists as tables, objects line by line.
enum TextTable {
    /// Columns under their titles; the first letter of a title is the first of its column.
    static func list(_ items: [JSONValue], _ columns: [(title: String, path: [String])]) -> String {
        guard !items.isEmpty else { return "none\n" }
        let rows =
            [columns.map(\.title)]
            + items.map { item in columns.map { column in cell(value(item, column.path)) } }
        let widths = columns.indices.map { index in rows.map { $0[index].count }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (index, text) in row.enumerated() {
                line += text
                if index < row.count - 1 { line += String(repeating: " ", count: widths[index] - text.count + 2) }
            }
            return line.trimmingEnd() + "\n"
        }.joined()
    }

    /// One line for each member; members of members behind a dot; what is null is left out.
    static func object(_ value: JSONValue) -> String {
        let lines = Self.lines(value, prefix: "")
        let width = lines.map(\.0.count).max() ?? 0
        return lines.map { $0.0 + String(repeating: " ", count: width - $0.0.count + 2) + $0.1 + "\n" }.joined()
    }

    private static func lines(_ value: JSONValue, prefix: String) -> [(String, String)] {
        (value.members ?? []).flatMap { member -> [(String, String)] in
            let name = prefix + TerminalText.line(member.name)
            if member.value.members != nil { return lines(member.value, prefix: name + ".") }
            guard member.value != .null, member.value != [] else { return [] }
            return [(name, cell(member.value))]
        }
    }

    private static func value(_ item: JSONValue, _ path: [String]) -> JSONValue? {
        path.reduce(item) { (value: JSONValue?, name) in value?[name] }
    }

    private static func cell(_ value: JSONValue?) -> String {
        switch value {
        case nil, .null: "-"
        case .string(let text): TerminalText.line(text)
        case .integer(let number): String(number)
        case .bool(let isSet): isSet ? "yes" : "no"
        case .array(let elements): elements.map { cell($0) }.joined(separator: ", ")
        case .decimal(let text): text
        case .object(let members): members.map { "\($0.name)=\(cell($0.value))" }.joined(separator: " ")
        }
    }
}

extension String {
    fileprivate func trimmingEnd() -> String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
