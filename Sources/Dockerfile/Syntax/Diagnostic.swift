/// Something wrong or odd in a Dockerfile; what stands around it is read all the same.
public struct Diagnostic: Hashable, Sendable {
    /// What is wrong.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A parser directive that came before.
        case duplicateDirective
        /// `# escape=` with something else than a backslash or a backtick.
        case invalidEscape
        /// `# escape=` behind a line that begins with `#!`, where the builder no longer looks for it.
        case ignoredEscape
        /// The file has no instruction.
        case noInstruction
        /// A blank line inside a continued instruction.
        case emptyContinuation
        /// The file ends inside a continued instruction.
        case openContinuation
        /// A word that is no instruction.
        case unknownInstruction
        /// A flag that this instruction does not know.
        case unknownFlag
        /// A flag that may be given once and is given again.
        case duplicateFlag
        /// A flag without the value it needs, or with one it cannot have.
        case invalidFlagValue
        /// An instruction without the arguments it needs.
        case missingArgument
        /// An instruction with more arguments than it takes.
        case extraArgument
        /// A word without `=` among keys and values.
        case missingEquals
        /// A key, or a name of an argument, that is empty.
        case emptyKey
        /// A list in brackets that is no JSON and is taken for a shell command or for words.
        case notJSON
        /// A JSON list of something else than strings.
        case notStrings
        /// SHELL without a JSON list.
        case jsonRequired
        /// `HEALTHCHECK` with something else than `CMD` or `NONE`.
        case unknownHealthcheck
        /// `FROM x y`: neither one word nor three with `AS` in the middle.
        case malformedFrom
        /// A name of a stage that begins with a digit or holds other characters than letters, digits, `-`, `_` and `.`.
        case invalidStageName
        /// ONBUILD of ONBUILD, FROM or MAINTAINER.
        case forbiddenTrigger
        /// A `--mount` that is not made of `key=value` fields.
        case malformedMount
        /// A heredoc without the line that ends it: it takes the rest of the file.
        case unterminatedHeredoc
        /// A heredoc whose name the builder reads with the shell's operator behind it, as in `<<EOF;`.
        case heredocNameOperator
        /// A heredoc as the destination of COPY or ADD.
        case heredocDestination
        /// An instruction other than ARG before the first FROM.
        case outsideStage
        /// A variable in `${…}` that is not written as the builder reads it, or a quote that is not closed.
        case invalidExpansion
        /// Variables within variables, deeper than is read.
        case deepExpansion
        /// An expansion that grows beyond what is kept.
        case largeExpansion
        /// Stages that need each other.
        case circularStages
        /// A stage's number that no stage has.
        case invalidStageIndex
    }

    /// What is wrong.
    public let kind: Kind
    /// Where it stands in the file.
    public let range: Range<Int>
    /// The word it is about, such as the name of a flag; never a value.
    public let subject: String?

    /// Creates a diagnostic of a range of the file.
    init(_ kind: Kind, _ range: Range<Int>, subject: String? = nil) {
        self.kind = kind
        self.range = range
        self.subject = subject
    }

    /// Whether BuildKit refuses the file for it.
    public var isError: Bool {
        switch kind {
        case .ignoredEscape, .emptyContinuation, .openContinuation, .notJSON, .largeExpansion, .deepExpansion: false
        default: true
        }
    }
}
