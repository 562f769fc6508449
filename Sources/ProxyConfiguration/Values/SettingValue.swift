public import Rules

/// Something that a setting can be set to.
public protocol SettingValue: Sendable {
    /// What a file has to write, with its article, such as "a duration such as \"30s\"".
    static var phrase: String { get }

    /// The value that something written stands for, or nil; what is wrong with it is added to the mismatches.
    static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> Self?

    /// As a file writes it; a secret only redacted.
    var written: String { get }
}

/// What is wrong with something that is written; it quotes no value, since any may be a secret.
public struct Mismatch: Error, Hashable, Sendable {
    /// What kind of mistake it is.
    public enum Code: String, Sendable {
        /// It is not of the form that the setting has.
        case form
        /// It is of the form, and not among the values that are allowed.
        case range
        /// A secret stands where a reference to one belongs.
        case literalSecret
    }

    /// The kind of mistake.
    public var code: Code
    /// One clause, such as "expected a duration, found an integer".
    public var message: String
    /// Where, in bytes of the file.
    public var range: Range<Int>
    /// The secret that stands where a reference to one belongs.
    public var secret: Secret?
}

extension SettingValue {
    /// Adds that something else was expected.
    static func refuse(_ written: WrittenValue, _ mismatches: inout [Mismatch], _ found: String? = nil) -> Self? {
        mismatches.append(
            Mismatch(
                code: .form, message: "expected \(phrase), found \(found ?? written.phrase)", range: written.range))
        return nil
    }
}

/// A setting that need not be set.
extension Optional: SettingValue where Wrapped: SettingValue {
    public static var phrase: String { Wrapped.phrase }

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> Wrapped?? {
        Wrapped.read(written, &mismatches).map { .some($0) }
    }

    public var written: String { map(\.written) ?? "" }
}
