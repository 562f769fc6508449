internal import TOML

/// TOML as trees; tables are mappings, wherever their headers stand.
enum TOMLTree {
    /// The one document.
    static func documents(of bytes: [UInt8]) throws(SettingsError) -> [Setting] {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw SettingsError(line: 1, message: "expected UTF-8, found other bytes")
        }
        do throws(TOMLError) {
            let root = try TOMLDocument.parse(text)
            return [.document(children(of: root, bytes), in: bytes)]
        } catch {
            throw SettingsError(line: error.line, message: error.message)
        }
    }

    private static func children(of table: TOMLTable, _ bytes: [UInt8]) -> [Setting] {
        table.keys.compactMap { key in
            guard let value = table[key] else { return nil }
            return setting(value, name: key, nameRange: table.range(of: key) ?? value.range, bytes)
        }
    }

    private static func setting(
        _ value: TOMLValue, name: String, nameRange: Range<Int>, _ bytes: [UInt8]
    ) -> Setting {
        if let elements = value.array {
            let children = elements.map { element in
                let start = element.range.lowerBound
                return setting(element, name: "", nameRange: start..<start, bytes)
            }
            return Setting(
                name: name, nameRange: nameRange, valueRange: value.range, kind: .sequence, children: children)
        }
        if let table = value.table {
            return Setting(
                name: name, nameRange: nameRange, valueRange: value.range, kind: .mapping,
                children: children(of: table, bytes))
        }
        let text = value.string ?? String(decoding: bytes[value.range], as: UTF8.self)
        return Setting(
            name: name, nameRange: nameRange, value: text, valueRange: value.range, kind: kind(value.kind))
    }

    private static func kind(_ kind: TOMLValue.Kind) -> Setting.Kind {
        switch kind {
        case .integer, .float: .number
        case .boolean: .boolean
        default: .string
        }
    }
}
