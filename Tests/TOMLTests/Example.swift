import TOML
import Testing

/// A document and what it means, written by `Example.text(of:)`; the meanings come from Python's tomllib.
struct Example: Sendable, CustomTestStringConvertible {
    var section: String
    var document: String
    var meaning: String

    init(section: String = "", _ document: String, _ meaning: String) {
        self.section = section
        self.document = document
        self.meaning = meaning
    }

    var testDescription: String { section.isEmpty ? document.debugDescription : section }
}

extension Example {
    /// A table on one line: `{key: "string", list: [1, 2.0, true, <1979-05-27>]}`.
    static func text(of table: TOMLTable) -> String {
        let entries = table.keys.map { key in
            let isBare = !key.isEmpty && key.utf8.allSatisfy(isBareKey)
            return (isBare ? key : quoted(key)) + ": " + (table[key].map(text(of:)) ?? "missing")
        }
        return "{" + entries.joined(separator: ", ") + "}"
    }

    static func text(of value: TOMLValue) -> String {
        let text: String? =
            switch value.kind {
            case .string: value.string.map(quoted)
            case .integer: value.int.map(String.init)
            case .float: value.double.map { $0.isNaN ? "nan" : "\($0)" }
            case .boolean: value.bool.map(String.init)
            case .offsetDateTime, .localDateTime, .localDate, .localTime: value.date.map { "<\($0)>" }
            case .array: value.array.map { "[" + $0.map(text(of:)).joined(separator: ", ") + "]" }
            case .table: value.table.map(text(of:))
            }
        return text ?? "missing"
    }

    private static func isBareKey(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
        default: false
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                quoted += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
