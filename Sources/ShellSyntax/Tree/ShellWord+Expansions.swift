extension ShellWord {
    /// The variables in the word, in quotes or not; those in commands and in the arguments of others are left out.
    public var parameters: [ShellParameter] {
        var found: [ShellParameter] = []
        parts.visit { if case .parameter(let parameter) = $0 { found.append(parameter) } }
        return found
    }

    /// The command and process substitutions in the word, in the order in which they run.
    public var substitutions: [ShellSubstitution] {
        var found: [ShellSubstitution] = []
        parts.visitAll { if case .substitution(let substitution) = $0 { found.append(substitution) } }
        return found
    }

    /// The value once variables are known; nil while something else is unknown.
    ///
    /// Also nil when the shell would make several words of a value, or none.
    /// - Parameter value: the value of a variable, nil if it is not known.
    public func resolved(with value: (String) -> String?) -> String? {
        parts.resolved(isQuoted: false, value)
    }

    /// The value once variables are known; nil while something else is unknown.
    public func resolved(with values: [String: String]) -> String? {
        resolved { values[$0] }
    }

    /// The word without the first bytes of its value, which are literal.
    func dropping(_ count: Int) -> ShellWord {
        guard count > 0 else { return self }
        var left = count
        let rest = parts.dropping(&left)
        return ShellWord(parts: rest, range: (rest.first?.range.lowerBound ?? range.upperBound)..<range.upperBound)
    }
}

extension [ShellWordPart] {
    /// Every part, those in quotes and in arrays, too.
    func visit(_ body: (ShellWordPart) -> Void) {
        for part in self {
            body(part)
            switch part {
            case .quotation(let quotation): quotation.parts.visit(body)
            case .array(let words, _): for word in words { word.parts.visit(body) }
            default: break
            }
        }
    }

    /// Every part, those in arguments of parameters and in arithmetic, too; what is inside goes first.
    func visitAll(_ body: (ShellWordPart) -> Void) {
        for part in self {
            switch part {
            case .quotation(let quotation): quotation.parts.visitAll(body)
            case .array(let words, _): for word in words { word.parts.visitAll(body) }
            case .parameter(let parameter):
                parameter.element?.parts.visitAll(body)
                parameter.argument?.parts.visitAll(body)
            case .arithmetic(let arithmetic): arithmetic.expression.parts.visitAll(body)
            case .literal, .substitution: break
            }
            body(part)
        }
    }

    fileprivate func resolved(isQuoted: Bool, _ value: (String) -> String?) -> String? {
        var text = ""
        for part in self {
            switch part {
            case .literal(let literal): text += literal.text
            case .quotation(let quotation):
                guard let inner = quotation.parts.resolved(isQuoted: true, value) else { return nil }
                text += inner
            case .parameter(let parameter):
                guard let inner = parameter.resolved(isQuoted: isQuoted, value) else { return nil }
                guard isQuoted || inner.isOneField else { return nil }
                text += inner
            case .substitution, .arithmetic, .array: return nil
            }
        }
        return text
    }

    fileprivate func dropping(_ left: inout Int) -> [ShellWordPart] {
        var rest: [ShellWordPart] = []
        for part in self {
            guard left > 0 else {
                rest.append(part)
                continue
            }
            switch part {
            case .literal(let literal):
                if let kept = literal.dropping(&left) { rest.append(.literal(kept)) }
            case .quotation(let quotation):
                let parts = quotation.parts.dropping(&left)
                guard left == 0 else { continue }
                let start = parts.first?.range.lowerBound ?? quotation.range.upperBound
                rest.append(
                    .quotation(
                        ShellQuotation(
                            style: quotation.style, parts: parts, range: start..<quotation.range.upperBound)))
            default: rest.append(part)
            }
        }
        return rest
    }
}

extension ShellLiteral {
    /// What is left after some bytes, whose number goes down by what is taken; nil if nothing is.
    fileprivate func dropping(_ left: inout Int) -> ShellLiteral? {
        let count = text.utf8.count
        guard left < count else {
            left -= count
            return nil
        }
        let start = count == range.count ? range.lowerBound + left : range.lowerBound
        let kept = String(decoding: text.utf8.dropFirst(left), as: UTF8.self)
        left = 0
        return ShellLiteral(text: kept, range: start..<range.upperBound, isEscaped: isEscaped)
    }
}

extension ShellParameter {
    fileprivate func resolved(isQuoted: Bool, _ value: (String) -> String?) -> String? {
        guard element == nil, !isIndirect, let known = value(name) else { return nil }
        switch operation {
        case nil, .fail: return known
        case .useDefault(let orEmpty), .assignDefault(let orEmpty):
            return orEmpty && known.isEmpty ? argument?.parts.resolved(isQuoted: isQuoted, value) : known
        case .useAlternative(let orEmpty):
            return orEmpty && known.isEmpty ? known : argument?.parts.resolved(isQuoted: isQuoted, value)
        case .length, .removePrefix, .removeSuffix, .replace, .substring, .transform, .other: return nil
        }
    }
}

extension String {
    /// Whether a shell keeps an unquoted value as one word, and does not take it for a pattern.
    fileprivate var isOneField: Bool {
        !isEmpty
            && utf8.allSatisfy { byte in
                switch byte {
                case .space, .tab, .lineFeed, .asterisk, .question, .openBracket: false
                default: true
                }
            }
    }
}
