/// Pipelines with `&&` and `||` between them.
public struct ShellStatement: Sendable {
    /// What decides whether the next pipeline runs.
    public enum Connection: Hashable, Sendable {
        /// `&&`
        case and
        /// `||`
        case or
    }

    /// The pipelines, at least one.
    public let pipelines: [ShellPipeline]
    /// What stands between them, one less than there are pipelines.
    public let connections: [Connection]
    /// Whether `&` ends it.
    public let isBackground: Bool
    /// Where it stands, without what ends it.
    public let range: Range<Int>
}
