/// The arguments of COPY and ADD.
public struct CopyArguments: Hashable, Sendable {
    /// The paths, patterns and addresses that are copied, heredocs aside.
    public let sources: [Word]
    /// The words of heredocs that are copied, such as `<<EOF`.
    public let inlineSources: [Word]
    /// Where to.
    public let destination: Word?
    /// Whether they are a JSON list.
    public let isJSON: Bool
}
