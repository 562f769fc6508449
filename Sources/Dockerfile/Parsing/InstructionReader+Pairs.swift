extension InstructionReader {
    /// The keys and values of ENV and LABEL: `k=v k=v`, or the old `k v` if the first word has no `=`.
    mutating func pairs(_ span: Range<Int>) -> [KeyValue] {
        let tokens = ShellWordReader(bytes: words.bytes, escape: escape).tokens(in: span)
        if let first = tokens.first, first.equals == nil { return [legacyPair(span)] }
        return tokens.map { pair($0, needsValue: true) }
    }

    /// The names, with or without values, of ARG.
    mutating func declarations(_ span: Range<Int>) -> [KeyValue] {
        ShellWordReader(bytes: words.bytes, escape: escape).tokens(in: span).map { pair($0, needsValue: false) }
    }

    private mutating func pair(_ token: ShellWordReader.Token, needsValue: Bool) -> KeyValue {
        let key = words.word(token.span.lowerBound..<(token.equals ?? token.span.upperBound))
        let whole = words.text.sourceRange(of: token.span)
        // An empty key lies behind the byte before it, which may stand on another line.
        let range = min(key.range.lowerBound, whole.lowerBound)..<whole.upperBound
        if key.value.isEmpty { diagnostics.append(Diagnostic(.emptyKey, range)) }
        if token.equals == nil, needsValue { diagnostics.append(Diagnostic(.missingEquals, range)) }
        let value = token.equals.map { words.word($0 + 1..<token.span.upperBound) }
        return KeyValue(key: key, value: value, range: range, isLegacy: false)
    }

    /// `key value`, where the value goes on to the end of the line.
    private mutating func legacyPair(_ span: Range<Int>) -> KeyValue {
        let bytes = words.bytes
        var end = span.lowerBound
        while end < span.upperBound, !bytes[end].isSeparator { end += 1 }
        var start = end
        while start < span.upperBound, bytes[start].isSeparator { start += 1 }
        let range = words.text.sourceRange(of: span)
        if start == span.upperBound { diagnostics.append(Diagnostic(.missingArgument, range)) }
        return KeyValue(
            key: words.word(span.lowerBound..<end),
            value: start < span.upperBound ? words.word(start..<span.upperBound) : nil,
            range: range, isLegacy: true)
    }
}
