/// Why a command cannot do what it was asked: one line for people, without a secret.
public struct ScanError: Error, Hashable, Sendable, CustomStringConvertible {
    public struct Code: RawRepresentable, Hashable, Sendable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The command line or a configuration file is wrong.
        public static let usage = Code(rawValue: "usage")
        /// There is no such file, repository or revision.
        public static let notFound = Code(rawValue: "not-found")
        public static let unreadable = Code(rawValue: "unreadable")
        public static let unwritable = Code(rawValue: "unwritable")
        /// The repository uses something that cannot be read here.
        public static let unsupported = Code(rawValue: "unsupported")
    }

    public var code: Code
    /// What, where, and how to mend.
    public var description: String

    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
