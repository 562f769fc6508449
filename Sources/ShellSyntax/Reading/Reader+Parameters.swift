/// Parameter expansions.
extension Reader {
    /// `$name`, from its name on.
    mutating func plainParameter(from start: Int) -> ShellParameter {
        let name = byte.isNameStart ? self.name() : single()
        return ShellParameter(
            name: name, element: nil, isIndirect: false, operation: nil, argument: nil, range: range(from: start))
    }

    /// `${name…}`, from behind its brace on.
    mutating func bracedParameter(from start: Int, in mode: PartsMode) -> ShellParameter {
        guard enter(at: start) else {
            skip(.openBrace, .closeBrace)
            return ShellParameter(
                name: "", element: nil, isIndirect: false, operation: .other, argument: nil,
                range: range(from: start))
        }
        defer { leave() }
        let isLength = byte == .hash && measuresParameter
        if isLength { offset += 1 }
        let isIndirect = !isLength && byte == .bang && byte(after: 1).isNameOrSpecial
        if isIndirect { offset += 1 }
        let name = parameterName()
        let element = element()
        let operation = isLength ? .length : operation()
        var argument: ShellWord?
        if byte != .closeBrace || isAtEnd {
            let place = offset
            let parts = parts(.argument(in: mode, isPattern: operation?.takesPattern ?? false))
            argument = ShellWord(parts: parts, range: range(from: place, holding: parts.last?.range))
        }
        if byte == .closeBrace {
            offset += 1
        } else {
            diagnose(.unterminatedParameter, range(from: start))
        }
        return ShellParameter(
            name: name, element: element, isIndirect: isIndirect,
            operation: operation ?? (argument == nil ? nil : .other), argument: argument,
            range: range(from: start, holding: argument?.range ?? element?.range))
    }

    /// Whether the number sign here asks for the length of what follows and is not a parameter itself.
    private var measuresParameter: Bool {
        let next = byte(after: 1)
        if next.isName { return true }
        return next.isSpecialParameter && byte(after: 2) == .closeBrace
    }

    private mutating func parameterName() -> String {
        if byte.isNameStart { return name() }
        if byte.isDigit {
            let start = offset
            while byte.isDigit { offset += 1 }
            return text.string(start..<offset)
        }
        return byte.isSpecialParameter ? single() : ""
    }

    private mutating func name() -> String {
        var name: [UInt8] = []
        while offset < end, byte.isName {
            name.append(byte)
            offset += 1
            let next = visible(from: offset)
            if next < end, bytes[next].isName { offset = next }
        }
        return String(decoding: name, as: UTF8.self)
    }

    private mutating func single() -> String {
        offset += 1
        return text.string((offset - 1)..<offset)
    }

    /// `[…]` behind a name.
    private mutating func element() -> ShellWord? {
        guard byte == .openBracket else { return nil }
        let start = offset
        offset += 1
        let inner = offset
        guard enter(at: start) else {
            skip(.openBracket, .closeBracket)
            return nil
        }
        defer { leave() }
        let parts = parts(.element)
        let word = ShellWord(parts: parts, range: range(from: inner, holding: parts.last?.range))
        if byte == .closeBracket { offset += 1 }
        return word
    }

    private mutating func operation() -> ShellParameter.Operation? {
        offset = visible(from: offset)
        let isAfterColon = byte == .colon
        switch isAfterColon ? byte(after: 1) : byte {
        case .minus: return take(isAfterColon ? 2 : 1, .useDefault(orEmpty: isAfterColon))
        case .equals: return take(isAfterColon ? 2 : 1, .assignDefault(orEmpty: isAfterColon))
        case .question: return take(isAfterColon ? 2 : 1, .fail(orEmpty: isAfterColon))
        case .plus: return take(isAfterColon ? 2 : 1, .useAlternative(orEmpty: isAfterColon))
        case _ where isAfterColon: return take(1, .substring)
        case .hash: return take(byte(after: 1) == .hash ? 2 : 1, .removePrefix)
        case .percent: return take(byte(after: 1) == .percent ? 2 : 1, .removeSuffix)
        case .slash: return take(byte(after: 1) == .slash ? 2 : 1, .replace)
        case .caret, .comma: return take(byte(after: 1) == byte ? 2 : 1, .transform)
        case .at: return take(1, .transform)
        default: return nil
        }
    }

    private mutating func take(_ count: Int, _ operation: ShellParameter.Operation) -> ShellParameter.Operation {
        offset = min(offset + count, end)
        return operation
    }
}

extension UInt8 {
    fileprivate var isNameOrSpecial: Bool { isName || isSpecialParameter }
}

extension ShellParameter.Operation {
    /// Whether apostrophes quote in the argument even when the whole stands in quotation marks.
    fileprivate var takesPattern: Bool {
        switch self {
        case .removePrefix, .removeSuffix, .replace, .transform: true
        default: false
        }
    }
}
