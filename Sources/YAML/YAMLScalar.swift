/// A text as YAML writes it, and how it is written.
public struct YAMLScalar: Hashable, Sendable {
    /// How a scalar is marked in the file.
    public enum Style: Hashable, Sendable {
        case plain, singleQuoted, doubleQuoted
        /// Behind `|`.
        case literal
        /// Behind `>`.
        case folded
    }

    /// Escapes resolved, lines folded.
    public var text: String
    /// Only plain scalars are numbers, booleans or null.
    public var style: Style
}
