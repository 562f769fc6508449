/// A line that is a comment.
public struct Comment: Hashable, Sendable {
    /// What a comment stands beside.
    public enum Placement: Hashable, Sendable {
        /// Before the instruction of this index, other comments and blank lines between them allowed.
        case before(Int)
        /// Inside the continued lines of the instruction of this index.
        case inside(Int)
        /// Behind the last instruction.
        case trailing
    }

    /// The text behind `#`, without blanks around it.
    public let text: String
    /// The range from `#` to the end of the line, without the line's end.
    public let range: Range<Int>
    /// What it stands beside.
    public internal(set) var placement: Placement
    /// Whether only comments stand between it and the instruction that follows.
    public internal(set) var isAdjacent: Bool

    /// The index of the instruction that follows it or that it stands in.
    public var instruction: Int? {
        switch placement {
        case .before(let index), .inside(let index): index
        case .trailing: nil
        }
    }
}
