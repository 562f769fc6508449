/// What is wrong with a rule, a rule file or a pattern.
public struct RulesError: Error, Hashable, Sendable, CustomStringConvertible {
    public struct Code: RawRepresentable, Hashable, Sendable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        public static let syntax = Code(rawValue: "syntax")
        public static let unknownField = Code(rawValue: "unknown-field")
        public static let missingField = Code(rawValue: "missing-field")
        public static let badValue = Code(rawValue: "bad-value")
        public static let badPattern = Code(rawValue: "bad-pattern")
        public static let duplicate = Code(rawValue: "duplicate")
        public static let damagedPack = Code(rawValue: "damaged-pack")
    }

    public var code: Code
    public var file: String
    /// Counts from 1; nil when no line can be named.
    public var line: Int?
    public var message: String

    public init(_ code: Code, file: String = "", line: Int? = nil, _ message: String) {
        self.code = code
        self.file = file
        self.line = line
        self.message = message
    }

    public var description: String {
        var place = file
        if let line { place += ":\(line)" }
        return place.isEmpty ? message : "\(place): \(message)"
    }
}
