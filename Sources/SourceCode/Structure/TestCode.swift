extension SourceFile {
    /// The bytes of what is built for tests only: in Rust items below `#[cfg(test)]`, `#[test]` and the like.
    ///
    /// Source: https://doc.rust-lang.org/reference/conditional-compilation.html
    public var testRanges: [Range<Int>] {
        guard language == .rust else { return [] }
        var ranges: [Range<Int>] = []
        var index = 0
        while index + 1 < tokens.count, work.spend(1) {
            // `#![…]` is about the file or the block that it stands in.
            let isInner = isSign(index + 1, UInt8(ascii: "!"))
            let open = index + (isInner ? 2 : 1)
            guard isSign(index, UInt8(ascii: "#")), open < tokens.count, isSign(open, UInt8(ascii: "[")),
                opensGroup(open)
            else {
                index += 1
                continue
            }
            // No attribute stands in another one.
            guard isOfTest(open), let end = isInner ? blockEnd(around: index) : itemEnd(behind: index) else {
                index = next(open)
                continue
            }
            ranges.append(Int(tokens[index].start)..<Int(tokens[end].end))
            index = end + 1
        }
        return ranges
    }

    /// The last token in the same block.
    private func blockEnd(around index: Int) -> Int? {
        enclosingGroup(of: index).map { Int(tokens[$0].partner) - 1 } ?? tokens.indices.last
    }

    private static let testNames = hashes(["test", "rstest", "test_case", "quickcheck", "proptest", "bench"])
    private static let testHash = Token.hash("test".utf8)
    private static let cfgHash = Token.hash("cfg".utf8)
    private static let allHash = Token.hash("all".utf8)

    /// - Parameter open: the bracket of an attribute.
    private func isOfTest(_ open: Int) -> Bool {
        let content = open + 1..<Int(tokens[open].partner)
        if let first = content.first, tokens[first].hash == Self.cfgHash {
            return content.contains { index in
                work.spend(1) && tokens[index].kind == .name && tokens[index].hash == Self.testHash
                    && isRequired(index, in: open)
            }
        }
        // The last word of a path: `#[tokio::test(flavor = "…")]`.
        let path = content.prefix { !opensGroup($0) }
        return path.last.map { isName($0, among: Self.testNames) } ?? false
    }

    /// Whether a condition of an attribute is one without which the others do not count: it stands in `cfg(…)` or `all(…)`.
    private func isRequired(_ index: Int, in attribute: Int) -> Bool {
        var group = enclosingGroup(of: index)
        while let open = group, open != attribute, work.spend(1) {
            guard isName(open - 1, among: [Self.cfgHash, Self.allHash]) else { return false }
            group = enclosingGroup(of: open)
        }
        return true
    }

    private static let itemNames = hashes([
        "async", "const", "enum", "extern", "fn", "impl", "let", "macro_rules", "mod", "static", "struct", "trait",
        "type", "union", "unsafe", "use",
    ])
    private static let visibility = hashes(["pub"])
    private static let sequels = hashes(["else", "as"])

    /// The last token of the item that attributes belong to; a field or an arm of a match ends at its comma.
    private func itemEnd(behind attribute: Int) -> Int? {
        var index = attribute
        while index + 1 < tokens.count, isSign(index, UInt8(ascii: "#")), opensGroup(index + 1), work.spend(1) {
            index = next(index + 1)
        }
        // `pub(crate)` stands in front of fields, too.
        if index < tokens.count, isName(index, among: Self.visibility) {
            index += 1
            if index < tokens.count, isSign(index, UInt8(ascii: "(")) { index = next(index) }
        }
        guard index < tokens.count else { return nil }
        // Commas of an item stand between the types in its head, too.
        let isItem = isName(index, among: Self.itemNames)
        while index < tokens.count, work.spend(1) {
            let sign = tokens[index].sign
            // `=> {` is an arm that needs no comma.
            if sign == UInt8(ascii: "{"), opensGroup(index),
                isItem || isSign(index - 1, UInt8(ascii: ">")) || !goesOn(behind: Int(tokens[index].partner))
            {
                return Int(tokens[index].partner)
            }
            if isSign(index, UInt8(ascii: ";")) || isSign(index, UInt8(ascii: ",")) && !isItem { return index }
            // The end of what holds it is none of it.
            if Token.closes(sign) { return index - 1 }
            index = next(index)
        }
        return index - 1
    }

    /// Whether what stands behind a closing brace belongs to an expression that began in front of it: `A { b: 1 }.c()`.
    private func goesOn(behind brace: Int) -> Bool {
        let index = brace + 1
        guard index < tokens.count else { return false }
        return tokens[index].kind == .sign && !isSign(index, UInt8(ascii: "#")) || isName(index, among: Self.sequels)
    }
}
