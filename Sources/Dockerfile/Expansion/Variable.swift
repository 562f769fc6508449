/// A variable that instructions may use.
public struct Variable: Hashable, Sendable {
    /// Where a variable comes from.
    public enum Origin: Hashable, Sendable {
        /// ARG
        case argument
        /// ENV
        case environment
        /// The builder, such as `TARGETARCH`.
        case platform
        /// The builder, such as `http_proxy`; not kept in the image.
        case proxy
    }

    /// The value; nil if only the build gives it one.
    public let value: String?
    /// Where it comes from.
    public let origin: Origin
    /// Whether the value is whole: all variables in it have values.
    public let isComplete: Bool
    /// Where it is set or declared in the file; nil for what the builder brings along.
    public let range: Range<Int>?
}
