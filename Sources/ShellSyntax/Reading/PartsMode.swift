/// What is quoted and what ends a stretch of word parts.
struct PartsMode {
    /// Where the stretch ends.
    enum End: Equatable {
        /// At a byte that ends a word.
        case word
        /// At a blank or line end outside of parentheses: a regular expression in `[[ … ]]`.
        case expression
        /// At a byte, which closes what another opens if there is one.
        case byte(UInt8, opening: UInt8?)
        /// At the end of the text.
        case text
    }

    var end: End
    /// Whether apostrophes, `$'…'` and process substitutions mean something.
    var isPlain: Bool
    /// Whether a quotation mark begins a quotation.
    var allowsQuotations = true
    /// Whether a backslash escapes a quotation mark.
    var escapesQuote = true
    /// Whether a backslash escapes a closing brace.
    var escapesBrace = false
    /// Whether tabs at the beginning of a line go.
    var stripsTabs = false

    static let word = PartsMode(end: .word, isPlain: true)
    static let expression = PartsMode(end: .expression, isPlain: true)
    static let quotation = PartsMode(end: .byte(.quote, opening: nil), isPlain: false, allowsQuotations: false)
    static let arithmetic = PartsMode(end: .byte(.closeParenthesis, opening: .openParenthesis), isPlain: false)
    static let brackets = PartsMode(end: .byte(.closeBracket, opening: .openBracket), isPlain: false)
    /// An element of an array, in whose brackets apostrophes quote.
    static let element = PartsMode(end: .byte(.closeBracket, opening: .openBracket), isPlain: true)
    /// The parentheses of an extended pattern: `@(a|b)`.
    static let alternatives = PartsMode(end: .byte(.closeParenthesis, opening: .openParenthesis), isPlain: true)

    /// The lines of a here-document.
    static func heredoc(stripsTabs: Bool) -> PartsMode {
        PartsMode(
            end: .text, isPlain: false, allowsQuotations: false, escapesQuote: false, stripsTabs: stripsTabs)
    }

    /// The argument of a parameter in braces, which stands in a stretch of the mode `outer`.
    static func argument(in outer: PartsMode, isPattern: Bool) -> PartsMode {
        PartsMode(
            end: .byte(.closeBrace, opening: nil), isPlain: outer.isPlain || isPattern,
            allowsQuotations: outer.end != .text, escapesBrace: true)
    }

    /// Whether a backslash before the byte goes and the byte stays.
    func escapes(_ byte: UInt8) -> Bool {
        switch byte {
        case _ where isPlain: true
        case .dollar, .backquote, .backslash: true
        case .quote: escapesQuote
        case .closeBrace: escapesBrace
        default: false
        }
    }
}
