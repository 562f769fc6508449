/// `case word in pattern) … ;; esac`
public struct ShellCase: Sendable {
    /// What happens after the commands of a clause.
    public enum Terminator: String, Hashable, Sendable {
        case stop = ";;"
        /// The commands of the next clause follow.
        case fallThrough = ";&"
        /// The patterns of the next clause are tried.
        case continueMatching = ";;&"
    }

    /// Patterns and what they lead to.
    public struct Clause: Sendable {
        /// The patterns between `|`.
        public let patterns: [ShellWord]
        /// The commands.
        public let body: ShellList
        /// What ends it, nil before `esac`.
        public let terminator: Terminator?
        /// From the first pattern or its parenthesis to behind the terminator.
        public let range: Range<Int>
    }

    /// The word that is matched.
    public let subject: ShellWord
    /// The clauses in their order.
    public let clauses: [Clause]
}
