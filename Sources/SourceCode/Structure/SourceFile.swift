/// A file of code: its words and signs without comments, and which brackets belong together.
///
/// Reading never fails and takes time in proportion to the length: what is no valid code is read as far as it goes. One
/// thread at a time looks at a file.
public struct SourceFile {
    /// The file itself.
    public let bytes: [UInt8]
    let tokens: [Token]
    let language: Language?
    let constants: Constants
    let index: TokenIndex
    let work: WorkLimit
    /// Whether all strings of it were read as its language has them: those of a file made to take for ever are not.
    public let isExact: Bool

    /// Whether looking at it took so much that something of it was not looked at; what was found until then holds.
    public var isExhausted: Bool { work.isReached }

    public init(_ bytes: [UInt8], language: Language) {
        self.init(bytes, in: language)
    }

    /// - Parameters:
    ///   - language: nil for the text of a pattern, which is of any.
    ///   - leastWork: the steps that looking at it may cost, beside those for each token.
    init(_ bytes: [UInt8], in language: Language?, leastWork: Int = 4_000_000) {
        self.bytes = bytes
        self.language = language
        var tokens: [Token]
        (tokens, isExact) = bytes.withUnsafeBufferPointer { buffer in
            var lexer = Lexer(buffer, language: language)
            lexer.run()
            return (lexer.tokens, lexer.isExact)
        }
        Self.pair(&tokens)
        work = WorkLimit(leastWork + Self.workOfToken * tokens.count)
        self.tokens = tokens
        constants = Constants(tokens, bytes)
        index = TokenIndex(tokens)
    }

    /// The most costly of the files of twelve public repositories took a tenth of what it may.
    private static let workOfToken = 20

    /// Brackets that nothing closes, or that close nothing, enclose nothing.
    private static func pair(_ tokens: inout [Token]) {
        var open: [Int] = []
        for index in tokens.indices {
            tokens[index].partner = Int32(index)
            tokens[index].parent = Int32(open.last ?? -1)
            let sign = tokens[index].sign
            guard sign != 0 else { continue }
            if Token.opens(sign) {
                open.append(index)
            } else if Token.closes(sign) {
                // An indented block closes itself only; other brackets close those within them that are still open.
                let isIndent = tokens[index].kind == .indent
                guard
                    let place = open.suffix(reach).lastIndex(where: {
                        Token.closing(tokens[$0].sign) == sign && (tokens[$0].kind == .indent) == isIndent
                    })
                else { continue }
                let opener = open[place]
                open.removeSubrange(place...)
                tokens[opener].partner = Int32(index)
                tokens[index].partner = Int32(opener)
                tokens[index].parent = tokens[opener].parent
            }
        }
        // What nothing closes holds what follows only as neighbours.
        for index in tokens.indices {
            let parent = Int(tokens[index].parent)
            if parent >= 0, Int(tokens[parent].partner) < parent + 1 { tokens[index].parent = tokens[parent].parent }
        }
    }

    /// How many open brackets may be taken for forgotten ones.
    private static let reach = 4
}

extension SourceFile {
    /// Whether a token begins a group that something closes.
    func opensGroup(_ index: Int) -> Bool { Int(tokens[index].partner) > index }

    /// The token behind one, groups as a whole.
    func next(_ index: Int) -> Int { max(Int(tokens[index].partner), index) + 1 }

    /// The token in front of one, groups as a whole; nil at the begin of the group or the file.
    func previous(_ index: Int) -> Int? {
        guard index > 0 else { return nil }
        let before = index - 1
        if opensGroup(before) { return nil }
        return min(Int(tokens[before].partner), before)
    }

    /// The group that a token stands in; nil at the top, or where nothing closes it.
    func enclosingGroup(of index: Int) -> Int? {
        let parent = Int(tokens[index].parent)
        return parent >= 0 ? parent : nil
    }

    func text(_ index: Int) -> ArraySlice<UInt8> { bytes[tokens[index].textRange] }

    func isSign(_ index: Int, _ sign: UInt8) -> Bool { tokens[index].kind == .sign && tokens[index].sign == sign }

    func isName(_ index: Int, among hashes: Set<UInt32>) -> Bool {
        tokens[index].kind == .name && hashes.contains(tokens[index].hash)
    }
}
