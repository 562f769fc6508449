/// A script for a POSIX shell or bash as a tree.
///
/// Reading never fails: what is wrong is in `diagnostics`, the rest is in the tree. Ranges are byte offsets in the
/// input. Source: POSIX.1-2024, Shell Command Language, and the bash reference manual.
public struct ShellScript: Sendable {
    /// How deeply substitutions, expansions and compound commands may be nested.
    public static let nestingLimit = 64

    /// The statements.
    public let list: ShellList
    /// What is wrong with the text, in the order of the reading.
    public let diagnostics: [ShellDiagnostic]

    public init(_ bytes: [UInt8]) {
        self.init(ScriptText(bytes), depth: 0)
    }

    public init(_ bytes: UnsafeRawBufferPointer) {
        self.init([UInt8](bytes))
    }

    public init(_ text: String) {
        self.init([UInt8](text.utf8))
    }

    /// A script inside of another, so many levels below the outermost.
    init(_ text: ScriptText, depth: Int) {
        var reader = Reader(text, depth: depth)
        list = reader.script()
        diagnostics = reader.diagnostics
    }
}
