internal import ShellSyntax

extension ShellWord {
    /// Where a text stands in the word, as far as one piece of literal characters holds all of it.
    func range(ofText text: String) -> Range<Int>? {
        let wanted = Array(text.utf8)
        return literals.lazy.compactMap { literal -> Range<Int>? in
            let bytes = Array(literal.text.utf8)
            guard let start = bytes.firstIndex(of: wanted) else { return nil }
            guard bytes.count == literal.range.count else { return literal.range }
            let lower = literal.range.lowerBound + start
            return lower..<lower + wanted.count
        }.first
    }

    /// The literal characters, one after the other; nothing stands for what a shell has to work out.
    var knownText: String { literals.map(\.text).joined() }

    private var literals: [ShellLiteral] { parts.flatMap(Self.literals) }

    private static func literals(_ part: ShellWordPart) -> [ShellLiteral] {
        switch part {
        case .literal(let literal): [literal]
        case .quotation(let quotation): quotation.parts.flatMap(literals)
        case .parameter, .substitution, .arithmetic, .array: []
        }
    }
}

extension [UInt8] {
    /// Where other bytes stand in these first.
    func firstIndex(of other: [UInt8]) -> Int? {
        guard !other.isEmpty, count >= other.count else { return nil }
        return (0...(count - other.count)).first { self[$0] == other[0] && self[$0...].starts(with: other) }
    }
}
