/// One part of a word.
public indirect enum ShellWordPart: Sendable {
    /// Characters that stand for themselves.
    case literal(ShellLiteral)
    /// A stretch in quotation marks.
    case quotation(ShellQuotation)
    /// The value of a variable.
    case parameter(ShellParameter)
    /// The output of commands, or a file name in its place.
    case substitution(ShellSubstitution)
    /// The value of an expression.
    case arithmetic(ShellArithmetic)
    /// The elements in `name=(…)`.
    case array([ShellWord], range: Range<Int>)

    /// Where it stands.
    public var range: Range<Int> {
        switch self {
        case .literal(let literal): literal.range
        case .quotation(let quotation): quotation.range
        case .parameter(let parameter): parameter.range
        case .substitution(let substitution): substitution.range
        case .arithmetic(let arithmetic): arithmetic.range
        case .array(_, let range): range
        }
    }

    /// Its text, nil when a shell has to run to know it.
    public var literal: String? {
        switch self {
        case .literal(let literal): return literal.text
        case .quotation(let quotation): return quotation.parts.literal
        case .parameter, .substitution, .arithmetic, .array: return nil
        }
    }
}

extension [ShellWordPart] {
    /// The text of all parts, nil when a shell has to run to know it.
    var literal: String? {
        if count == 1 { return self[0].literal }
        var text = ""
        for part in self {
            guard let literal = part.literal else { return nil }
            text += literal
        }
        return text
    }

    /// Adds the literal beginning; false if it does not reach the end.
    func prefix(into text: inout String) -> Bool {
        for part in self {
            switch part {
            case .literal(let literal): text += literal.text
            case .quotation(let quotation): if !quotation.parts.prefix(into: &text) { return false }
            default: return false
            }
        }
        return true
    }
}
