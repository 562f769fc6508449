/// How a program reads its options, as far as it has to be known to tell them from operands.
public struct ShellOptionGrammar: Hashable, Sendable {
    /// The options that take a value, without hyphens; names of one character are short options.
    public let valued: Set<String>
    /// Whether the first operand ends the options.
    public let endsAtOperand: Bool
    /// Whether a single hyphen begins a long option: `go -mod=mod`, `find -name`.
    public let hasSingleHyphen: Bool

    /// GNU's conventions unless told otherwise: options anywhere, short ones in clusters.
    public init(valued: Set<String> = [], endsAtOperand: Bool = false, hasSingleHyphen: Bool = false) {
        self.valued = valued
        self.endsAtOperand = endsAtOperand
        self.hasSingleHyphen = hasSingleHyphen
    }

    /// Which letter of a cluster takes a value: its place among the letters.
    func valuedLetter(in cluster: Substring.UTF8View) -> Int? {
        cluster.enumerated().first { valued.contains(String(Unicode.Scalar($0.element))) }?.offset
    }
}
