internal import Rules

/// A value as a file writes it, before anybody knows what it is to be.
public struct WrittenValue: Hashable, Sendable {
    /// The forms that configuration files have.
    public enum Content: Hashable, Sendable {
        case text(String)
        /// Text of a file that has no types, such as an environment file.
        case untyped(String)
        case integer(Int)
        case number(Double)
        case boolean(Bool)
        case list([WrittenValue])
        case table(WrittenTable)
        /// A name behind which the file leaves the value out.
        case nothing
        /// A form that no setting has, with its article.
        case other(String)
    }

    /// What is written.
    public var content: Content
    /// Where, in bytes of the file.
    public var range: Range<Int>
    /// Counts from 1.
    public var line: Int

    /// Creates a value that stands at a place of a file.
    public init(_ content: Content, range: Range<Int>, line: Int) {
        self.content = content
        self.range = range
        self.line = line
    }

    /// The text, typed or not.
    var text: String? {
        switch content {
        case .text(let text), .untyped(let text): text
        default: nil
        }
    }

    /// The names with their values; empty of a value that the file leaves out below a name.
    var table: WrittenTable? {
        switch content {
        case .table(let table): table
        case .nothing: WrittenTable()
        default: nil
        }
    }

    /// Whether it is text without a type in whose place something else is put.
    var isTemplate: Bool {
        if case .untyped(let text) = content { Template.isTemplate(text) } else { false }
    }

    /// A template with a value for a variable that is not set, as this value; others as they are.
    var resolvingFallback: WrittenValue {
        guard isTemplate, let fallback = text.flatMap(Template.fallback) else { return self }
        var result = self
        result.content = .untyped(fallback)
        return result
    }

    /// What may be shown where no value is known: nothing of what is empty, a template without what is secret in it.
    var shownWithoutValue: String? {
        guard let text, text.isEmpty || isTemplate || isReference else { return nil }
        return text.isEmpty ? "" : "\"\(Template.shown(text))\""
    }

    /// The form with its article, for messages that must not quote a value.
    var phrase: String {
        switch content {
        case .text(""), .untyped(""): "an empty text"
        case .text, .untyped: "a text"
        case .integer: "an integer"
        case .number: "a number with a fraction"
        case .boolean: "true or false"
        case .list: "a list"
        case .table: "a table"
        case .nothing: "nothing"
        case .other(let phrase): phrase
        }
    }

    /// The elements of a list; of a file without types, what commas part, in brackets and quotes or without.
    var elements: [WrittenValue]? {
        switch content {
        case .list(let elements): return elements
        case .untyped(let text): return Self.parts(of: text, in: self)
        default: return nil
        }
    }

    private static func parts(of text: String, in whole: WrittenValue) -> [WrittenValue] {
        // Escapes and quotes inside make the text another length than its place: then every part stands where the whole does.
        let isVerbatim = whole.range.count == text.utf8.count
        let isBracketed = text.hasPrefix("[") && text.hasSuffix("]") && text.utf8.count > 1
        let list = isBracketed ? text.utf8.dropFirst().dropLast() : text.utf8[...]
        var parts: [WrittenValue] = []
        var offset = whole.range.lowerBound + (isBracketed ? 1 : 0)
        for piece in list.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            let blanks = piece.prefix(while: ASCII.isSpace).count
            var trimmed = piece.dropFirst(blanks)
            while let last = trimmed.last, ASCII.isSpace(last) { trimmed.removeLast() }
            var start = offset + blanks
            offset += piece.count + 1
            if isBracketed, trimmed.count > 1, let quote = trimmed.first, quote == trimmed.last,
                "\"'".utf8.contains(quote)
            {
                trimmed = trimmed.dropFirst().dropLast()
                start += 1
            }
            guard !trimmed.isEmpty else { continue }
            let range = isVerbatim ? start..<start + trimmed.count : whole.range
            parts.append(WrittenValue(.untyped(String(Substring(trimmed))), range: range, line: whole.line))
        }
        return parts
    }
}
