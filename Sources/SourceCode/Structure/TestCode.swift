extension SourceFile {
    /// The bytes of what is built for tests only: in Rust items below `#[cfg(test)]`, `#[test]` and the like.
    ///
    /// Source: https://doc.rust-lang.org/reference/conditional-compilation.html
    public var testRanges: [Range<Int>] {
        guard language == .rust else { return [] }
        var ranges: [Range<Int>] = []
        var index = 0
        while index + 1 < tokens.count, work.spend(1) {
            guard isSign(index, UInt8(ascii: "#")), tokens[index + 1].sign == UInt8(ascii: "["),
                opensGroup(index + 1), isOfTest(index + 1), let end = itemEnd(behind: index)
            else {
                index += 1
                continue
            }
            ranges.append(Int(tokens[index].start)..<Int(tokens[end].end))
            index = end + 1
        }
        return ranges
    }

    private static let testNames = hashes(["test", "rstest", "test_case", "quickcheck", "proptest", "bench"])
    private static let testHash = Token.hash("test".utf8)
    private static let cfgHash = Token.hash("cfg".utf8)
    private static let allHash = Token.hash("all".utf8)

    /// - Parameter open: the bracket of an attribute.
    private func isOfTest(_ open: Int) -> Bool {
        let content = open + 1..<Int(tokens[open].partner)
        if let first = content.first, tokens[first].hash == Self.cfgHash {
            return content.contains { isName($0, among: [Self.testHash]) && isRequired($0, in: open) }
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

    /// The last token of the item that attributes belong to.
    private func itemEnd(behind attribute: Int) -> Int? {
        var index = attribute
        while index < tokens.count, work.spend(1) {
            if isSign(index, UInt8(ascii: "#")), index + 1 < tokens.count, opensGroup(index + 1) {
                index = next(index + 1)
            } else if tokens[index].sign == UInt8(ascii: "{"), opensGroup(index) {
                return Int(tokens[index].partner)
            } else if isSign(index, UInt8(ascii: ";")) || Token.closes(tokens[index].sign) {
                return index
            } else {
                index = next(index)
            }
        }
        return nil
    }
}
