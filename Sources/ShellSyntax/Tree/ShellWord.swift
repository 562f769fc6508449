/// A word of a command.
public struct ShellWord: Sendable {
    /// What it is made of; empty only where a word is missing.
    public let parts: [ShellWordPart]
    /// Where it stands, quotes and all.
    public let range: Range<Int>

    public init(parts: [ShellWordPart], range: Range<Int>) {
        self.parts = parts
        self.range = range
    }

    /// A word that no shell reads, of a command in exec form for example.
    public init(literal text: String, range: Range<Int>) {
        self.init(parts: [.literal(ShellLiteral(text: text, range: range, isEscaped: true))], range: range)
    }

    /// The value, quotes and escapes removed; nil when a shell has to run to know it.
    ///
    /// Patterns, braces and tildes stay as they are written.
    public var literal: String? { parts.literal }

    /// The value as far as it is known from the beginning.
    public var prefix: String {
        var text = ""
        _ = parts.prefix(into: &text)
        return text
    }

    /// Whether the word is exactly this, quotes removed.
    public func isLiteral(_ text: String) -> Bool { literal == text }

    /// Whether quotation marks or a backslash are in it.
    public var isQuoted: Bool {
        parts.contains { part in
            switch part {
            case .quotation: true
            case .literal(let literal): literal.isEscaped
            default: false
            }
        }
    }

    /// Whether the shell may make several words of it, or none: an expansion stands outside of quotes.
    public var isSplit: Bool {
        parts.contains { part in
            switch part {
            case .parameter, .substitution, .arithmetic: true
            default: false
            }
        }
    }

    /// Whether a `*`, `?` or `[` outside of quotes makes it a pattern of file names.
    public var isPattern: Bool {
        parts.contains { part in
            guard case .literal(let literal) = part, !literal.isEscaped else { return false }
            return literal.text.utf8.contains { $0 == .asterisk || $0 == .question || $0 == .openBracket }
        }
    }
}
