/// A word with its variables replaced and its quotes removed.
public struct Expansion: Hashable, Sendable {
    /// The text; nothing stands for what is unresolved.
    public let value: String
    /// The variables that matter to the text, in order.
    public let references: [VariableReference]
    /// Why the word, or a part of it, could not be expanded.
    public let issues: [Diagnostic]

    /// The variables without a whole value.
    public var unresolved: [VariableReference] {
        references.filter { $0.state != .resolved && $0.state != .defaulted }
    }

    /// Whether the text is what the builder makes of the word without arguments of the build.
    public var isComplete: Bool {
        issues.isEmpty && !references.contains { $0.state != .resolved && $0.state != .defaulted }
    }
}
