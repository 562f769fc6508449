extension Expander {
    /// What stands behind the name in `${name…}`.
    mutating func operation(on name: Range<Int>, start: Int, depth: Int) -> [UInt8] {
        var operation = bytes[offset]
        offset += 1
        var emptyIsUnset = false
        if operation == .colon, offset < bytes.count {
            emptyIsUnset = true
            operation = bytes[offset]
            offset += 1
        }
        switch operation {
        case .minus, .plus, .question:
            return conditional(operation, on: name, emptyIsUnset: emptyIsUnset, depth: depth)
        case .hash, .percent:
            let pattern = text(until: .closeBrace, keepsEscapes: true, depth: depth)
            return hasFailed ? [] : trim(operation, pattern, name: name, start: start)
        case .slash where !emptyIsUnset:
            return replace(name, start: start, depth: depth)
        default:
            fail(.invalidExpansion, from: start)
            return []
        }
    }

    /// `-`, `+` and `?`
    private mutating func conditional(
        _ operation: UInt8, on name: Range<Int>, emptyIsUnset: Bool, depth: Int
    ) -> [UInt8] {
        let variable = environment[String(decoding: bytes[name], as: UTF8.self)]
        var isSet = variable?.value != nil
        // An empty value that a missing one left behind is as good as unset.
        if emptyIsUnset, variable?.value == "" { isSet = false }
        let state: VariableReference.State =
            isSet ? (variable?.isComplete == false ? .incomplete : .resolved) : .defaulted
        let noted = references.count
        switch operation {
        case .minus where isSet: note(name, state)
        case .question: note(name, isSet ? state : variable == nil ? .undefined : .valueless)
        default: note(name, state == .incomplete ? .resolved : state)
        }
        let keptReferences = noted + 1
        let word = text(until: .closeBrace, keepsEscapes: false, depth: depth)
        if hasFailed { return [] }
        let usesWord = operation == .minus ? !isSet : operation == .plus ? isSet : false
        if usesWord { return word }
        references.removeSubrange(keptReferences...)
        guard operation != .plus, isSet, let value = variable?.value else { return [] }
        return take(value, span: name)
    }

    /// `#`, `##`, `%` and `%%`
    private mutating func trim(_ operation: UInt8, _ pattern: [UInt8], name: Range<Int>, start: Int) -> [UInt8] {
        let isLongest = pattern.first == operation
        let value = String(decoding: plainValue(name), as: UTF8.self)
        guard let glob = GlobPattern(isLongest ? pattern.dropFirst() : pattern[...]) else {
            fail(.invalidExpansion, from: start)
            return []
        }
        let scalars = Array(value.unicodeScalars)
        guard glob.isAffordable(on: scalars) else {
            issues.append((.largeExpansion, name))
            return []
        }
        if operation == .hash {
            guard let count = glob.prefix(of: scalars, isLongest: isLongest) else { return Array(value.utf8) }
            return Array(String(String.UnicodeScalarView(scalars[count...])).utf8)
        }
        guard let count = glob.suffix(of: scalars, isLongest: isLongest) else { return Array(value.utf8) }
        return Array(String(String.UnicodeScalarView(scalars[..<(scalars.count - count)])).utf8)
    }

    /// `/` and `//`
    private mutating func replace(_ name: Range<Int>, start: Int, depth: Int) -> [UInt8] {
        let replacesAll = offset < bytes.count && bytes[offset] == .slash
        if replacesAll { offset += 1 }
        let pattern = text(until: .slash, keepsEscapes: true, depth: depth)
        if hasFailed { return [] }
        let replacement = text(until: .closeBrace, keepsEscapes: true, depth: depth)
        if hasFailed { return [] }
        let value = String(decoding: plainValue(name), as: UTF8.self)
        guard let glob = GlobPattern(pattern[...]) else {
            fail(.invalidExpansion, from: start)
            return []
        }
        let scalars = Array(value.unicodeScalars)
        guard glob.isAffordable(on: scalars) else {
            issues.append((.largeExpansion, name))
            return []
        }
        let matches = glob.matches(in: scalars, all: replacesAll)
        guard matches.count * replacement.count <= growth else {
            growth = 0
            issues.append((.largeExpansion, name))
            return []
        }
        growth -= matches.count * replacement.count
        var result = String.UnicodeScalarView()
        var end = 0
        for match in matches {
            result.append(contentsOf: scalars[end..<match.lowerBound])
            result.append(contentsOf: String(decoding: replacement, as: UTF8.self).unicodeScalars)
            end = match.upperBound
        }
        result.append(contentsOf: scalars[end...])
        return Array(String(result).utf8)
    }
}
