/// Where a pattern stands in a file.
public struct CodeMatch: Hashable, Sendable {
    /// Of the file's tokens.
    var tokens: Range<Int>
    /// What the variables stand for, by their numbers.
    var bindings: [Range<Int>?]
}

extension SourceFile {
    /// The bytes of the file that a match covers.
    public func bytes(of match: CodeMatch) -> Range<Int> { bytes(ofTokens: match.tokens) }

    /// The bytes of what a variable stands for; nil if it stands for nothing.
    public func bytes(of variable: Int, in match: CodeMatch) -> Range<Int>? {
        guard match.bindings.indices.contains(variable), let tokens = match.bindings[variable] else { return nil }
        return bytes(ofTokens: tokens)
    }

    /// What the variables stand for, as it is written.
    public func texts(in match: CodeMatch) -> [[UInt8]] {
        match.bindings.map { $0.map { text(of: $0, resolving: false) } ?? [] }
    }

    private func bytes(ofTokens range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return 0..<0 }
        return Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
    }

    /// Code without blanks and comments, strings in double quotes: one text for all ways to write it.
    ///
    /// - Parameter resolving: names that the file gives a literal value once are replaced by it, one level deep.
    func text(of range: Range<Int>, resolving: Bool) -> [UInt8] {
        var text: [UInt8] = []
        var last: Token.Kind?
        for index in range {
            if resolving, let value = constant(index, in: range) {
                text += self.text(of: value, resolving: false)
                last = .name
                continue
            }
            let length = text.count
            append(index, to: &text, after: last)
            if tokens[index].kind != .indent { last = tokens[index].kind }
            if text.count > Self.longestText || !work.spend(1 + (text.count - length) / Self.bytesOfStep) { break }
        }
        return text
    }

    private static let longestText = 4096
    private static let bytesOfStep = 16

    private func append(_ index: Int, to result: inout [UInt8], after last: Token.Kind?) {
        let token = tokens[index]
        switch token.kind {
        case .string:
            let quote = token.isInterpolated ? UInt8(ascii: "`") : UInt8(ascii: "\"")
            result.append(quote)
            result += text(index).prefix(Self.longestText)
            result.append(quote)
        case .regex: result += [UInt8(ascii: "/")] + text(index).prefix(Self.longestText) + [UInt8(ascii: "/")]
        case .name, .number:
            // Words that only a blank separates.
            if last == .name || last == .number { result.append(0x20) }
            result += text(index).prefix(Self.longestText)
        case .sign: result.append(token.sign)
        case .indent: break
        }
    }

    /// The value of a name that is a constant and stands for itself here.
    private func constant(_ index: Int, in range: Range<Int>) -> Range<Int>? {
        guard tokens[index].kind == .name, let value = constants.value(of: tokens[index].hash),
            !value.overlaps(range)
        else { return nil }
        if index > 0, isSign(index - 1, UInt8(ascii: ".")) {
            // `self.name`, `this.name`; of other values nothing is known.
            guard index > 1, isName(index - 2, among: Self.selfNames) else { return nil }
        }
        if index + 1 < tokens.count, index + 1 < range.upperBound {
            // A label, a call or a longer name.
            let sign = tokens[index + 1].sign
            if tokens[index + 1].kind == .sign,
                sign == UInt8(ascii: ":") || sign == UInt8(ascii: "(") || sign == UInt8(ascii: ".")
                    || sign == UInt8(ascii: "=")
            {
                return nil
            }
        }
        return value
    }

    private static let selfNames = hashes(["self", "this", "cls", "Self", "static"])
}
