/// Replaces variables and removes quotes as BuildKit does.
///
/// Source: https://github.com/moby/buildkit/blob/master/frontend/dockerfile/shell/lex.go
struct Expander {
    /// How deep variables may stand within variables.
    static let greatestDepth = 64

    let bytes: [UInt8]
    let escape: UInt8
    let environment: Environment
    let removesQuotes: Bool
    /// How many bytes of values may still be put in.
    var growth: Int
    var offset = 0
    var references: [VariableReference] = []
    var issues: [(kind: Diagnostic.Kind, span: Range<Int>)] = []
    /// Set when what follows cannot be read: it is taken as it stands.
    var hasFailed = false

    init(_ bytes: [UInt8], escape: Escape, environment: Environment, growth: Int, removesQuotes: Bool) {
        self.bytes = bytes
        self.escape = escape.rawValue
        self.environment = environment
        self.growth = growth
        self.removesQuotes = removesQuotes
    }

    /// The whole text.
    mutating func expand() -> [UInt8] {
        var result = text(until: nil, keepsEscapes: false, depth: 0)
        if hasFailed { result.append(contentsOf: bytes[min(offset, bytes.count)...]) }
        return result
    }

    mutating func fail(_ kind: Diagnostic.Kind, from start: Int) {
        guard !hasFailed else { return }
        hasFailed = true
        issues.append((kind, start..<max(start, min(offset, bytes.count))))
    }

    /// The text up to a byte, which is stepped over, or up to the end.
    mutating func text(until stop: UInt8?, keepsEscapes: Bool, depth: Int) -> [UInt8] {
        var result: [UInt8] = []
        let start = offset
        while offset < bytes.count, !hasFailed {
            let byte = bytes[offset]
            if byte == stop {
                offset += 1
                return result
            }
            switch byte {
            case .dollar: result.append(contentsOf: dollar(depth: depth))
            case .apostrophe where removesQuotes: singleQuoted(into: &result)
            case .quote where removesQuotes: doubleQuoted(into: &result, keepsEscapes: keepsEscapes, depth: depth)
            case escape:
                if keepsEscapes { result.append(byte) }
                offset += 1
                if offset < bytes.count {
                    result.append(bytes[offset])
                    offset += 1
                }
            default:
                result.append(byte)
                offset += 1
            }
        }
        if stop != nil { fail(.invalidExpansion, from: max(start - 1, 0)) }
        return result
    }

    private mutating func singleQuoted(into result: inout [UInt8]) {
        let start = offset
        guard let end = bytes[(offset + 1)...].firstIndex(of: .apostrophe) else {
            fail(.invalidExpansion, from: start)
            return
        }
        result.append(contentsOf: bytes[offset + 1..<end])
        offset = end + 1
    }

    private mutating func doubleQuoted(into result: inout [UInt8], keepsEscapes: Bool, depth: Int) {
        let start = offset
        offset += 1
        while offset < bytes.count, !hasFailed {
            let byte = bytes[offset]
            switch byte {
            case .quote:
                offset += 1
                return
            case .dollar: result.append(contentsOf: dollar(depth: depth))
            case escape:
                if keepsEscapes { result.append(byte) }
                offset += 1
                guard offset < bytes.count else { break }
                if [.quote, .dollar, escape].contains(bytes[offset]) {
                    result.append(bytes[offset])
                    offset += 1
                } else {
                    result.append(byte)
                }
            default:
                result.append(byte)
                offset += 1
            }
        }
        fail(.invalidExpansion, from: start)
    }

    // MARK: Variables

    /// The variable of a name that was read, as a reference of a state.
    mutating func note(_ span: Range<Int>, _ state: VariableReference.State) {
        let name = String(decoding: bytes[span], as: UTF8.self)
        references.append(VariableReference(name: name, range: span, state: state))
    }

    /// A value as far as there is room for it.
    mutating func take(_ value: String, span: Range<Int>) -> [UInt8] {
        let count = value.utf8.count
        guard count <= growth else {
            growth = 0
            if issues.last?.kind != .largeExpansion { issues.append((.largeExpansion, span)) }
            return []
        }
        growth -= count
        return Array(value.utf8)
    }

    /// The value of a variable without an operator, or nothing.
    mutating func plainValue(_ span: Range<Int>) -> [UInt8] {
        let variable = environment[String(decoding: bytes[span], as: UTF8.self)]
        guard let variable, let value = variable.value else {
            note(span, variable == nil ? .undefined : .valueless)
            return []
        }
        note(span, variable.isComplete ? .resolved : .incomplete)
        return take(value, span: span)
    }

    /// `$name`, `${name}`, or a dollar sign.
    private mutating func dollar(depth: Int) -> [UInt8] {
        let start = offset
        offset += 1
        guard offset < bytes.count, bytes[offset] == .openBrace else {
            let end = VariableName.end(in: bytes, from: offset, to: bytes.count)
            if end == offset { return [.dollar] }
            let span = offset..<end
            offset = end
            return plainValue(span)
        }
        offset += 1
        guard depth < Self.greatestDepth else {
            fail(.deepExpansion, from: start)
            return []
        }
        let end = VariableName.end(in: bytes, from: offset, to: bytes.count)
        let span = offset..<end
        guard offset < bytes.count, ![.openBrace, .closeBrace, .colon].contains(bytes[offset]), end < bytes.count
        else {
            fail(.invalidExpansion, from: start)
            return []
        }
        offset = end
        if bytes[offset] == .closeBrace {
            offset += 1
            return plainValue(span)
        }
        return operation(on: span, start: start, depth: depth + 1)
    }
}
