/// A value of JSON (RFC 8259); members keep their order, and names are unique where it was read.
public enum JSONValue: Hashable, Sendable {
    /// A member of an object.
    public struct Member: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// Its value.
        public var value: JSONValue

        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    case null
    case bool(Bool)
    case integer(Int64)
    /// A number that is no whole one, or too large; as it is written.
    case decimal(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// A text, or null.
    public init(_ text: String?) { self = text.map { .string($0) } ?? .null }

    /// A whole number, or null.
    public init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }

    /// The value of a member; nil for none and for what is no object.
    public subscript(name: String) -> JSONValue? { members?.first { $0.name == name }?.value }

    /// The members of an object.
    public var members: [Member]? { if case .object(let members) = self { members } else { nil } }
    /// The elements of an array.
    public var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
    /// A text.
    public var text: String? { if case .string(let text) = self { text } else { nil } }
    /// A whole number.
    public var number: Int64? { if case .integer(let number) = self { number } else { nil } }

    /// What kind of value it is, as messages call it.
    public var kind: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .integer: "a number"
        case .decimal: "a number that is not whole or too large"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}
