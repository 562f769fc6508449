/// Rules as the program carries them: parsed and checked when it was built, read back in a millisecond when it starts.
///
/// A rule is one text: fields in a fixed order, separated by U+001F, lists by U+001E, the fields of an example by U+001D.
public enum RulePack {
    private static let fieldMark = "\u{1F}"
    private static let itemMark = "\u{1E}"
    private static let partMark = "\u{1D}"

    /// Everything but the examples.
    public static func encode(_ rule: Rule) -> String {
        [
            rule.id.description, rule.severity.rawValue, rule.confidence.rawValue, list(rule.keywords), rule.pattern,
            String(rule.window.before), String(rule.window.after), String(rule.secretGroup),
            list(rule.filters.map(\.description)), rule.validation?.rawValue ?? "", rule.isBroad ? "broad" : "",
            list(rule.paths.map(\.description)), list(rule.excludedPaths.map(\.description)), list(rule.aliases),
            rule.name, rule.description, rule.remediation, list(rule.references), rule.cwe,
            ClauseText.encode(rule.clauses),
        ].joined(separator: fieldMark)
    }

    public static func encodeExamples(_ rule: Rule) -> String {
        [rule.examples, rule.nonExamples].map { examples in
            list(
                examples.map {
                    [$0.packedText, $0.writtenSecret ?? "", $0.path ?? "", $0.reason ?? ""].joined(separator: partMark)
                })
        }.joined(separator: fieldMark)
    }

    /// What a detector looks for to find what `rules` want; `RuleSet` takes it over where it is given all of them, in this order.
    public static func encodeKeywords(_ rules: [Rule]) -> String { KeywordPlan(rules).packed }

    /// Whether a packed rule has this id.
    static func isID(of text: StaticString, _ id: RuleID) -> Bool {
        bytes(ofID: text).elementsEqual(id.description.utf8)
    }

    /// Whether the id of a packed rule comes before this one.
    static func isID(of text: StaticString, less id: RuleID) -> Bool {
        bytes(ofID: text).lexicographicallyPrecedes(id.description.utf8)
    }

    /// Whether a packed rule has clauses, which stand last.
    static func hasClauses(_ text: StaticString) -> Bool { text.withUTF8Buffer { $0.last != 0x1F } }

    private static func bytes(ofID text: StaticString) -> Bytes.SubSequence {
        text.withUTF8Buffer { bytes in bytes.prefix { $0 != 0x1F } }
    }

    /// - Throws: `RulesError.damagedPack` where the text is not what `encode` wrote.
    public static func decode(_ text: StaticString) throws(RulesError) -> Rule {
        var fields = Fields(text.withUTF8Buffer { $0 })
        guard let id = RuleID(string(fields.next())), let severity = Severity(rawValue: string(fields.next())),
            let confidence = Confidence(rawValue: string(fields.next()))
        else { throw damage }
        let (keywords, pattern) = (strings(fields.next()), string(fields.next()))
        guard let before = Int(string(fields.next())), let after = Int(string(fields.next())),
            let group = Int(string(fields.next()))
        else { throw damage }
        let filters = strings(fields.next()).compactMap(ValueFilter.init)
        let validation = fields.next()
        var rule = Rule(
            id: id, name: "", description: "", severity: severity, confidence: confidence, keywords: keywords,
            pattern: pattern, window: Window(before: before, after: after), secretGroup: group, filters: filters,
            validation: validation.isEmpty ? nil : Validation(rawValue: string(validation)),
            isBroad: !fields.next().isEmpty, paths: strings(fields.next()).map(Glob.init),
            excludedPaths: strings(fields.next()).map(Glob.init), remediation: "", aliases: strings(fields.next()))
        rule.texts = .packed(text, offset: fields.position)
        for _ in 0..<5 { _ = fields.next() }
        let offset = fields.position
        if !fields.next().isEmpty { rule.storedClauses = .packed(text, offset: offset) }
        guard fields.isAtEnd else { throw damage }
        return rule
    }

    private static let damage = RulesError(.damagedPack, "the built-in rules are damaged; build the program again")

    /// What a packed rule says to people: its fields from an offset on.
    static func texts(in text: StaticString, from offset: Int) -> RuleTexts {
        text.withUTF8Buffer { bytes in
            var fields = Fields(Bytes(rebasing: bytes[offset...]))
            return RuleTexts(
                name: string(fields.next()), description: string(fields.next()), remediation: string(fields.next()),
                references: strings(fields.next()), cwe: string(fields.next()))
        }
    }

    /// The clauses of a packed rule: its field from an offset on.
    static func clauses(in text: StaticString, from offset: Int) -> [RuleClause] {
        text.withUTF8Buffer { ClauseText.decode(Bytes(rebasing: $0[offset...])) } ?? []
    }

    /// The examples and the negative examples of a rule.
    public static func decodeExamples(_ text: StaticString) -> (examples: [RuleExample], nonExamples: [RuleExample]) {
        let groups = split(text.withUTF8Buffer { $0 }, 0x1F).map { group in
            split(group, 0x1E).filter { !$0.isEmpty }.map { item in
                let parts = split(item, 0x1D).map(string)
                return RuleExample(
                    packed: parts[0], secret: parts[1].isEmpty ? nil : parts[1],
                    path: parts[2].isEmpty ? nil : parts[2],
                    reason: parts[3].isEmpty ? nil : parts[3])
            }
        }
        return (groups[0], groups[1])
    }

    private static func list(_ items: [String]) -> String { items.joined(separator: itemMark) }

    private typealias Bytes = UnsafeBufferPointer<UInt8>

    /// The fields of a packed rule, one after the other.
    private struct Fields {
        private let bytes: Bytes
        /// Where the next one begins.
        private(set) var position = 0

        init(_ bytes: Bytes) { self.bytes = bytes }

        /// Whether every field was asked for, and none that is not there.
        var isAtEnd: Bool { position == bytes.count + 1 }

        /// Empty where there is none.
        mutating func next() -> Bytes {
            guard position < bytes.count else {
                position += 1
                return Bytes(rebasing: bytes[..<0])
            }
            let end = ByteScan.first(0x1F, in: UnsafeRawBufferPointer(bytes), from: position) ?? bytes.count
            defer { position = end + 1 }
            return Bytes(rebasing: bytes[position..<end])
        }
    }

    private static func split(_ bytes: Bytes, _ mark: UInt8) -> [Bytes] {
        var parts: [Bytes] = []
        var start = 0
        while let end = ByteScan.first(mark, in: UnsafeRawBufferPointer(bytes), from: start) {
            parts.append(Bytes(rebasing: bytes[start..<end]))
            start = end + 1
        }
        parts.append(Bytes(rebasing: bytes[start...]))
        return parts
    }

    private static func string(_ bytes: Bytes) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func strings(_ bytes: Bytes) -> [String] { bytes.isEmpty ? [] : split(bytes, 0x1E).map(string) }
}
