/// A value of a TOML document and where it begins.
///
/// The accessors do not convert: each gives a value for its own kind and nil for all others.
/// A table of a header begins at the header's `[`, a table of a dotted key at its part of the key.
public struct TOMLValue: Sendable {
    /// The types of TOML.
    public enum Kind: Hashable, Sendable {
        case string, integer, float, boolean
        case offsetDateTime, localDateTime, localDate, localTime
        case array, table
    }

    enum Content: Sendable {
        case string(String)
        case integer(Int)
        case float(Double)
        case boolean(Bool)
        case date(Kind, String)
        case array([TOMLValue])
        case table(TOMLTable)
    }

    /// The line, counted from 1.
    public var line: Int
    /// The column in bytes of UTF-8, counted from 1.
    public var column: Int
    /// In bytes of UTF-8, quotes and brackets included; empty, where it begins, for a table that no braces enclose.
    public internal(set) var range: Range<Int>
    let content: Content

    init(_ content: Content, at position: Position) {
        self.line = position.line
        self.column = position.column
        range = position.offset..<position.offset
        self.content = content
    }

    /// The type of the value.
    public var kind: Kind {
        switch content {
        case .string: .string
        case .integer: .integer
        case .float: .float
        case .boolean: .boolean
        case .date(let kind, _): kind
        case .array: .array
        case .table: .table
        }
    }

    /// The text of a string, escapes resolved; line ends in multi-line strings are line feeds.
    public var string: String? {
        if case .string(let value) = content { value } else { nil }
    }

    /// The number of an integer.
    public var int: Int? {
        if case .integer(let value) = content { value } else { nil }
    }

    /// The number of a float; infinite beyond the range of a double.
    public var double: Double? {
        if case .float(let value) = content { value } else { nil }
    }

    /// The truth of a boolean.
    public var bool: Bool? {
        if case .boolean(let value) = content { value } else { nil }
    }

    /// The text of a date, a time or both, as the file has it.
    public var date: String? {
        if case .date(_, let text) = content { text } else { nil }
    }

    /// The elements of an array or of an array of tables.
    public var array: [TOMLValue]? {
        if case .array(let elements) = content { elements } else { nil }
    }

    /// The table, whether of a header, of dotted keys or inline.
    public var table: TOMLTable? {
        if case .table(let table) = content { table } else { nil }
    }
}

extension TOMLValue.Kind {
    /// The kind with its article, for messages.
    var phrase: String {
        switch self {
        case .string: "a string"
        case .integer: "an integer"
        case .float: "a float"
        case .boolean: "a boolean"
        case .offsetDateTime, .localDateTime: "a date and time"
        case .localDate: "a date"
        case .localTime: "a time"
        case .array: "an array"
        case .table: "an inline table"
        }
    }
}
