/// A redirection of input or output.
public struct ShellRedirection: Sendable {
    /// The operators.
    public enum Operation: String, Hashable, Sendable {
        case input = "<"
        case output = ">"
        case append = ">>"
        /// Output in spite of `set -C`.
        case clobber = ">|"
        case inputOutput = "<>"
        case duplicateInput = "<&"
        case duplicateOutput = ">&"
        /// Output and error output.
        case outputAndError = "&>"
        case appendOutputAndError = "&>>"
        case heredoc = "<<"
        /// A here-document whose lines lose their leading tabs.
        case indentedHeredoc = "<<-"
        case hereString = "<<<"
    }

    /// What stands before the operator.
    public enum Descriptor: Hashable, Sendable {
        case number(Int)
        /// `{name}`: the shell chooses a number and assigns it.
        case variable(String)
    }

    /// What is written before the operator, nil if nothing is.
    public let descriptor: Descriptor?
    /// The operator.
    public let operation: Operation
    /// The file, the descriptor, the text of a here-string or the delimiter of a here-document.
    public let target: ShellWord
    /// The lines of a here-document.
    public let heredoc: ShellHeredoc?
    /// From the descriptor to the end of the target. The lines of a here-document stand further on.
    public let range: Range<Int>

    /// The descriptor that it changes, as written or by default; nil if a variable will tell.
    public var number: Int? {
        switch descriptor {
        case .number(let number): return number
        case .variable: return nil
        case nil: break
        }
        switch operation {
        case .input, .inputOutput, .duplicateInput, .heredoc, .indentedHeredoc, .hereString: return 0
        case .output, .append, .clobber, .duplicateOutput, .outputAndError, .appendOutputAndError: return 1
        }
    }

    /// Whether something is written to the target, which is a file.
    public var writesFile: Bool {
        switch operation {
        case .output, .append, .clobber, .inputOutput, .outputAndError, .appendOutputAndError: true
        case .duplicateOutput: target.prefix.utf8.first.map { !$0.isDigit && $0 != .minus } ?? false
        case .input, .duplicateInput, .heredoc, .indentedHeredoc, .hereString: false
        }
    }
}
