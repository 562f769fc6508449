/// How much is read.
public struct YAMLLimits: Hashable, Sendable {
    /// Longer streams are refused.
    public var bytes: Int
    /// Nodes of all documents, each alias counted as all that it stands for.
    public var nodes: Int
    /// Levels of sequences and mappings, those in aliases included; the top counts as 1.
    public var depth: Int

    /// Creates limits for files that people write.
    public init(bytes: Int = 16 << 20, nodes: Int = 1_000_000, depth: Int = 128) {
        self.bytes = bytes
        self.nodes = nodes
        self.depth = depth
    }
}
