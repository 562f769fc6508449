/// Which values of its type a setting allows.
public struct Limit<Value: Sendable>: Sendable {
    /// For documentation and messages, such as "from 1 to 100".
    public let phrase: String
    private let admits: @Sendable (Value) -> Bool

    /// Creates a limit from its description and what it admits.
    public init(_ phrase: String, _ admits: @escaping @Sendable (Value) -> Bool) {
        self.phrase = phrase
        self.admits = admits
    }

    /// Whether a value is allowed.
    public func contains(_ value: Value) -> Bool { admits(value) }
}

extension Limit where Value: SettingValue & Comparable {
    /// Both ends are allowed.
    static func range(_ range: ClosedRange<Value>) -> Limit {
        Limit("from \(range.lowerBound.plain) to \(range.upperBound.plain)") { range.contains($0) }
    }

    /// A value that need not be set, and is in the range if it is.
    static func range<Wrapped: SettingValue & Comparable>(_ range: ClosedRange<Wrapped>) -> Limit<Wrapped?> {
        Limit<Wrapped?>("from \(range.lowerBound.plain) to \(range.upperBound.plain)") { value in
            value.map { range.contains($0) } ?? true
        }
    }
}

extension SettingValue {
    /// As it is written, without quotes.
    var plain: String { written.filter { $0 != "\"" } }
}
