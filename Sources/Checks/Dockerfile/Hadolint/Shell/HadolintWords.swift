internal import ShellSyntax

/// The text of words as hadolint sees it: quotes go, variables become `${name}`, brace expansions go whole.
struct HadolintWords {
    private let bytes: [UInt8]

    /// - Parameter bytes: the script that the words stand in.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func text(_ word: ShellWord) -> String {
        Self.withoutBraceExpansions(pieces(word.parts)).map(\.text).joined()
    }

    static func hasBraceExpansion(_ word: ShellWord) -> Bool {
        let pieces = HadolintWords([]).pieces(word.parts)
        return withoutBraceExpansions(pieces).count != pieces.count
    }

    // MARK: Pieces

    /// A character that braces may be made of, or a stretch that they take as it is.
    private struct Piece {
        let text: String
        var isPlain = false

        func isPlain(_ text: String) -> Bool { isPlain && self.text == text }
    }

    private func pieces(_ parts: [ShellWordPart]) -> [Piece] {
        parts.flatMap { part -> [Piece] in
            if case .literal(let literal) = part, !literal.isEscaped {
                return literal.text.map { Piece(text: String($0), isPlain: true) }
            }
            return [Piece(text: text(part))]
        }
    }

    private func text(_ part: ShellWordPart) -> String {
        switch part {
        case .literal(let literal): return literal.text
        case .quotation(let quotation):
            return quotation.style == .translated ? "" : quotation.parts.map(text).joined()
        case .parameter(let parameter):
            let written = source(parameter.range)
            let inner = written.hasPrefix("${") ? written.dropFirst(2).dropLast() : written.dropFirst()
            return "${" + inner.filter { $0 != "\"" } + "}"
        case .substitution(let substitution):
            switch substitution.kind {
            case .command: return "${" + text(substitution.list) + "}"
            case .backquoted: return "${VAR}"
            case .processInput, .processOutput: return ""
            }
        case .arithmetic(let arithmetic): return source(arithmetic.range).hasPrefix("$((") ? "${VAR}" : ""
        case .array: return ""
        }
    }

    private func source(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
    }

    /// The words of single commands without anything between them; pipelines and `&&` count for nothing.
    private func text(_ list: ShellList) -> String {
        list.statements.compactMap { statement -> String? in
            guard !statement.isBackground, statement.pipelines.count == 1, let pipeline = statement.pipelines.first,
                !pipeline.isNegated, pipeline.commands.count == 1,
                case .simple(let command) = pipeline.commands.first?.content
            else { return nil }
            return command.words.map(text).joined()
        }.joined()
    }

    // MARK: Braces

    private static func withoutBraceExpansions(_ pieces: [Piece]) -> [Piece] {
        guard pieces.contains(where: { $0.isPlain("{") }) else { return pieces }
        var kept: [Piece] = []
        var index = 0
        while index < pieces.count {
            if let end = endOfBraceExpansion(in: pieces, from: index, depth: 0) {
                index = end
            } else {
                kept.append(pieces[index])
                index += 1
            }
        }
        return kept
    }

    /// Behind `{a,b}` or `{1..3}`, which may stand in each other.
    private static func endOfBraceExpansion(in pieces: [Piece], from start: Int, depth: Int) -> Int? {
        guard pieces[start].isPlain("{"), depth < 16 else { return nil }
        var index = start + 1
        var text = ""
        var hasComma = false
        while index < pieces.count {
            let piece = pieces[index]
            if piece.isPlain("}") { return hasComma || text.contains("..") ? index + 1 : nil }
            if piece.isPlain("{") {
                guard let end = endOfBraceExpansion(in: pieces, from: index, depth: depth + 1) else { return nil }
                index = end
                continue
            }
            if piece.isPlain(",") { hasComma = true }
            text += piece.text
            index += 1
        }
        return nil
    }
}
