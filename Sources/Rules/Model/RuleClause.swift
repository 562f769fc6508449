/// How a rule about code or configuration looks for what it reports, as its file says it; module Checks gives the fields their meaning.
public struct RuleClause: Hashable, Sendable {
    /// What is looked at.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Programs, by the words and signs of their language.
        case code
        /// Configuration files, by the names of their settings.
        case setting
    }

    public enum Value: Hashable, Sendable {
        /// Also numbers and truth values.
        case text(String)
        case list([Value])
        case table([String: Value])
    }

    public var kind: Kind
    public var fields: [String: Value]
    /// Where it stands, for messages.
    public var file: String
    public var line: Int

    public init(_ kind: Kind, _ fields: [String: Value], file: String = "", line: Int = 1) {
        self.kind = kind
        self.fields = fields
        self.file = file
        self.line = line
    }
}

/// They are read from the pack only when a file is looked at that they may be about.
enum StoredClauses: Sendable {
    case given([RuleClause])
    /// A field of a packed rule, from an offset on.
    case packed(StaticString, offset: Int)

    var read: [RuleClause] {
        switch self {
        case .given(let clauses): clauses
        case .packed(let text, let offset): RulePack.clauses(in: text, from: offset)
        }
    }
}
