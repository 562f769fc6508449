internal import Rules
internal import YAML

/// What a strict YAML file writes, with types as TOML has them.
///
/// What stands in quotes is text. Without quotes `true` and `false`, decimal numbers and days are what they look like,
/// other words are text, and whatever YAML 1.1 and 1.2 read differently is nothing of a setting: `yes`, `010`, `1:30`.
struct TypedYAML {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The names of a mapping with their values; nil of something else.
    func table(_ node: YAMLNode) -> WrittenTable? {
        guard let pairs = node.mapping?.pairs else { return nil }
        return WrittenTable(
            pairs: pairs.map { pair in
                WrittenTable.Pair(
                    key: pair.key.text ?? "", keyRange: pair.key.range, value: value(pair.value, line: pair.key.line))
            })
    }

    /// A value; a table that no braces enclose begins in the line of its name or its dash.
    private func value(_ node: YAMLNode, line: Int) -> WrittenValue {
        if let table = table(node) {
            let isEnclosed = node.range.first.map { bytes[$0] == UInt8(ascii: "{") } ?? false
            let start = node.range.lowerBound
            return isEnclosed
                ? WrittenValue(.table(table), range: node.range, line: node.line)
                : WrittenValue(.table(table), range: start..<start, line: line)
        }
        let content: WrittenValue.Content =
            if let elements = node.sequence {
                .list(elements.map { value($0, line: $0.line) })
            } else {
                scalar(node)
            }
        return WrittenValue(content, range: node.range, line: node.range.isEmpty ? line : node.line)
    }

    // MARK: Scalars

    private func scalar(_ node: YAMLNode) -> WrittenValue.Content {
        guard let scalar = node.scalar, scalar.style == .plain else { return .text(node.text ?? "") }
        // A colon that is missing makes the next line a part of this one.
        guard !bytes[node.range].contains(UInt8(ascii: "\n")) else {
            return .other("text of several lines without quotes")
        }
        return Self.plain(scalar.text)
    }

    static func plain(_ text: String) -> WrittenValue.Content {
        if text.isEmpty { return .nothing }
        if text == "true" || text == "false" { return .boolean(text == "true") }
        if isDecimal(text), let number = Int(text) { return .integer(number) }
        let word = text.lowercased()
        if ["~", "null"].contains(word) { return .other("null") }
        if ["true", "false", "yes", "no", "on", "off", "y", "n"].contains(word) {
            return .other("a word that some take for true or false: write true or false, or put it in quotes")
        }
        guard looksLikeNumber(word) else { return .text(text) }
        if isDay(text) { return .text(text) }
        if isTime(text) { return .other("a time") }
        if isFraction(word) { return .number(Double(word) ?? .nan) }
        return isAmbiguous(word)
            ? .other("a number that some read as another: write it in decimal digits, or put it in quotes")
            : .text(text)
    }

    private static func digits(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy(ASCII.isDigit)
    }

    private static func unsigned(_ text: String) -> Substring {
        text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    }

    private static func looksLikeNumber(_ word: String) -> Bool {
        let rest = unsigned(word)
        return (rest.hasPrefix(".") ? rest.dropFirst() : rest).utf8.first.map(ASCII.isDigit) ?? false
            || [".inf", ".nan"].contains(rest)
    }

    /// Without a zero in front, which makes it octal for some.
    private static func isDecimal(_ text: String) -> Bool {
        let rest = unsigned(text)
        return digits(rest) && (rest.count == 1 || !rest.hasPrefix("0"))
    }

    /// `1.5`, `.5`, `1.`, `1e3`, `.inf`, `.nan`.
    private static func isFraction(_ word: String) -> Bool {
        let rest = unsigned(word)
        if [".inf", ".nan"].contains(rest) { return true }
        let halves = rest.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
        let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count > 1 || parts.count > 1, parts.count <= 2, parts.contains(where: { !$0.isEmpty }),
            parts.allSatisfy({ $0.isEmpty || digits($0) })
        else { return false }
        return halves.count == 1 || digits(unsigned(String(halves[1])))
    }

    /// Other bases, octal or not, digits in groups, and numbers to the base of sixty.
    private static func isAmbiguous(_ word: String) -> Bool {
        let rest = unsigned(word).filter { $0 != "_" }
        for (prefix, letters) in [("0x", "0123456789abcdef"), ("0o", "01234567"), ("0b", "01")]
        where rest.hasPrefix(prefix) {
            return rest.dropFirst(2).allSatisfy { letters.contains($0) }
        }
        let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
        guard let last = parts.last, parts.dropLast().allSatisfy({ digits($0) }) else { return false }
        // The last part of one to the base of sixty may have a fraction.
        return digits(last) || isFraction(String(last))
    }

    /// `2026-11-22`.
    private static func isDay(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.count) == [4, 2, 2] && parts.allSatisfy { digits($0) }
    }

    /// A day with a time behind it. Source: https://yaml.org/type/timestamp.html
    private static func isTime(_ text: String) -> Bool {
        let day = text.prefix { ASCII.isDigit($0.utf8.first ?? 0) || $0 == "-" }
        let rest = text.dropFirst(day.count)
        return day.split(separator: "-", omittingEmptySubsequences: false).map(\.count).first == 4
            && day.count { $0 == "-" } == 2 && rest.contains(":") && "Tt \t".contains(rest.first ?? ":")
    }
}

extension YAMLNode {
    /// Whether nothing stands there, as behind `---` alone.
    var isLeftOut: Bool { scalar?.style == .plain && text == "" }
}
