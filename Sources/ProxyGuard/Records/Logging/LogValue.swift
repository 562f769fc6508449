/// The value of a field of a message.
public enum LogValue: Hashable, Sendable {
    /// A text; credentials in it are masked.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A number; one that JSON cannot say is `null`.
    case number(Double)
    /// Yes or no.
    case flag(Bool)
    /// An address of a client, written as the settings say.
    case address(String)
    /// Headers by name; those that carry credentials are masked whole.
    case headers([LogHeader])
}

/// A header as it goes into a message.
public struct LogHeader: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension LogValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) { self = .text(value) }
}

extension LogValue: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self = .integer(value) }
}

extension LogValue: ExpressibleByBooleanLiteral {
    public init(booleanLiteral value: Bool) { self = .flag(value) }
}
