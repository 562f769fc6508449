/// The first place where the record is not as it was written.
public struct AuditFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong there.
    public enum Kind: String, CaseIterable, Sendable {
        /// The line is no line of a record.
        case form
        /// The line was changed: its hash is another one.
        case hash
        /// The line stands where another one belongs.
        case order
        /// Lines, or whole files, in front of it are missing.
        case gap
        /// The last line is not whole.
        case torn
        /// The end is missing: more was written than there is.
        case truncated
        /// The signed head is missing, was changed or tells of another chain.
        case head
    }

    /// The file.
    public var file: String
    /// Its line, counted from 1; the one after the last when lines are missing at the end.
    public var line: Int
    /// What is wrong.
    public var kind: Kind
    /// The same in words, without anything of the line itself.
    public var message: String

    public init(file: String, line: Int, kind: Kind, message: String) {
        self.file = file
        self.line = line
        self.kind = kind
        self.message = message
    }

    public var description: String { "\(file):\(line): \(kind.rawValue): \(message)" }
}
