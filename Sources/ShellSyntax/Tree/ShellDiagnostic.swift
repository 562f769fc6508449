/// A place where the text is no shell script; it is read on.
public struct ShellDiagnostic: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Code: Hashable, Sendable {
        /// A quotation mark that is never closed.
        case unterminatedQuotation
        /// `$(`, `<(` or a backquote that is never closed.
        case unterminatedSubstitution
        /// `${` that is never closed.
        case unterminatedParameter
        /// `$((`, `((` or `$[` that is never closed.
        case unterminatedArithmetic
        /// A compound command without its end: the word or character that is missing.
        case missing(String)
        /// A here-document whose delimiter does not follow.
        case unterminatedHeredoc
        /// Something that cannot stand here.
        case unexpected(String)
        /// No command where one has to be.
        case missingCommand
        /// A redirection without a target.
        case missingTarget
        /// No name where one has to be.
        case missingName
        /// Nested deeper than `ShellScript.nestingLimit`; what is inside is not read.
        case tooDeep
    }

    /// What is wrong.
    public let code: Code
    /// Where.
    public let range: Range<Int>
}

extension ShellDiagnostic: CustomStringConvertible {
    /// A sentence without what stands in the input beyond operators and reserved words.
    public var description: String {
        switch code {
        case .unterminatedQuotation: "a quotation mark is never closed"
        case .unterminatedSubstitution: "a command substitution is never closed"
        case .unterminatedParameter: "'${' is never closed"
        case .unterminatedArithmetic: "an arithmetic expression is never closed"
        case .missing(let word): "expected '\(word)'"
        case .unterminatedHeredoc: "the delimiter of a here-document does not follow"
        case .unexpected(let token): "'\(token)' cannot stand here"
        case .missingCommand: "expected a command"
        case .missingTarget: "expected the target of a redirection"
        case .missingName: "expected a name"
        case .tooDeep: "nested too deeply"
        }
    }
}
