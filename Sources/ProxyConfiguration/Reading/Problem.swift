public import Rules

/// A mistake of a configuration file; a file that has one is not used.
public struct Problem: Hashable, Sendable {
    /// What kind of mistake it is.
    public enum Code: String, Sendable {
        /// The file cannot be read at all.
        case syntax
        /// There is no such setting.
        case unknown
        /// A setting is required and not there.
        case missing
        /// A value is not of the form that its setting has.
        case form
        /// A value is of the form, and not among those that are allowed.
        case range
        /// A secret stands in the file itself.
        case literalSecret
    }

    /// The kind of mistake.
    public var code: Code
    /// The setting's key in `proxyguard.toml`, even where another file calls it differently; empty if there is none.
    public var key: String
    /// As the file calls it.
    public var name: String
    /// One clause that quotes no value.
    public var message: String
    /// Where, in bytes of the file; of something that is not there, where it would belong.
    public var range: Range<Int>
    /// What was probably meant.
    public var suggestion: String?
    /// The secret that stands where a reference to one belongs.
    public var secret: Secret?
}

extension Problem {
    /// A mistake in the value of a setting.
    init(_ mismatch: Mismatch, key: String, name: String) {
        let code: Code =
            switch mismatch.code {
            case .form: .form
            case .range: .range
            case .literalSecret: .literalSecret
            }
        self.init(
            code: code, key: key, name: name, message: mismatch.message, range: mismatch.range, secret: mismatch.secret)
    }

    /// A file that cannot be read at all, and the line at which reading ended.
    init(syntax message: String, line: Int, in lines: FileLines) {
        self.init(
            code: .syntax, key: "", name: "", message: message, range: lines.range(of: line))
    }
}
