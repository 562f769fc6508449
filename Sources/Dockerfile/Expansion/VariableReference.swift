/// A `$name` or `${name…}` that was expanded.
public struct VariableReference: Hashable, Sendable {
    /// What became of it.
    public enum State: Hashable, Sendable {
        /// It has a value, which stands in the result.
        case resolved
        /// It has none, and `${name:-…}` or `${name:+…}` says what to do then.
        case defaulted
        /// Its value has a part that is not known.
        case incomplete
        /// It is declared, and only the build gives it a value.
        case valueless
        /// Nothing in the file declares it.
        case undefined
    }

    /// The name.
    public let name: String
    /// The name in the file; the whole word where its quotes were read before.
    public internal(set) var range: Range<Int>
    /// What became of it.
    public let state: State
}
