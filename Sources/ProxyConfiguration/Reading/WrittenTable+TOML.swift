internal import TOML

extension WrittenTable {
    /// What a TOML file writes.
    init(_ table: TOMLTable) {
        for key in table.keys {
            guard let value = table[key], let keyRange = table.range(of: key) else { continue }
            pairs.append(Pair(key: key, keyRange: keyRange, value: WrittenValue(value)))
        }
    }
}

extension WrittenValue {
    fileprivate init(_ value: TOMLValue) {
        self.init(Content(value), range: value.range, line: value.line)
    }
}

extension WrittenValue.Content {
    fileprivate init(_ value: TOMLValue) {
        switch value.kind {
        case .string: self = .text(value.string ?? "")
        case .integer: self = .integer(value.int ?? 0)
        case .float: self = .number(value.double ?? 0)
        case .boolean: self = .boolean(value.bool ?? false)
        case .localDate: self = .text(value.date ?? "")
        case .offsetDateTime, .localDateTime, .localTime: self = .other("a time")
        case .array: self = .list((value.array ?? []).map { WrittenValue($0) })
        case .table: self = .table(value.table.map { WrittenTable($0) } ?? WrittenTable())
        }
    }
}
