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
            rule.id.description, rule.name, rule.description, rule.severity.rawValue, rule.confidence.rawValue,
            list(rule.keywords), rule.pattern, String(rule.window.before), String(rule.window.after),
            String(rule.secretGroup),
            list(rule.filters.map(\.description)), rule.validation?.rawValue ?? "", rule.isBroad ? "broad" : "",
            list(rule.paths.map(\.description)),
            list(rule.excludedPaths.map(\.description)), rule.remediation, list(rule.references), rule.cwe,
            list(rule.aliases),
        ].joined(separator: fieldMark)
    }

    public static func encodeExamples(_ rule: Rule) -> String {
        [rule.examples, rule.nonExamples].map { examples in
            list(
                examples.map {
                    [$0.writtenText, $0.writtenSecret ?? "", $0.path ?? "", $0.reason ?? ""].joined(separator: partMark)
                })
        }.joined(separator: fieldMark)
    }

    /// - Throws: `RulesError.damagedPack` where the text is not what `encode` wrote.
    public static func decode(_ text: StaticString) throws(RulesError) -> Rule {
        let fields = split(text.withUTF8Buffer { $0 }, 0x1F)
        guard fields.count == 19, let id = RuleID(string(fields[0])),
            let severity = Severity(rawValue: string(fields[3])),
            let confidence = Confidence(rawValue: string(fields[4])), let before = Int(string(fields[7])),
            let after = Int(string(fields[8])), let group = Int(string(fields[9]))
        else { throw RulesError(.damagedPack, "the built-in rules are damaged; build the program again") }
        return Rule(
            id: id, name: string(fields[1]), description: string(fields[2]), severity: severity, confidence: confidence,
            keywords: strings(fields[5]), pattern: string(fields[6]), window: Window(before: before, after: after),
            secretGroup: group, filters: strings(fields[10]).compactMap(ValueFilter.init),
            validation: Validation(rawValue: string(fields[11])), isBroad: !fields[12].isEmpty,
            paths: strings(fields[13]).map(Glob.init), excludedPaths: strings(fields[14]).map(Glob.init),
            remediation: string(fields[15]), references: strings(fields[16]), cwe: string(fields[17]),
            aliases: strings(fields[18]))
    }

    /// The examples and the negative examples of a rule.
    public static func decodeExamples(_ text: StaticString) -> (examples: [RuleExample], nonExamples: [RuleExample]) {
        let groups = split(text.withUTF8Buffer { $0 }, 0x1F).map { group in
            split(group, 0x1E).filter { !$0.isEmpty }.map { item in
                let parts = split(item, 0x1D).map(string)
                return RuleExample(
                    text: parts[0], secret: parts[1].isEmpty ? nil : parts[1],
                    path: parts[2].isEmpty ? nil : parts[2],
                    reason: parts[3].isEmpty ? nil : parts[3])
            }
        }
        return (groups[0], groups[1])
    }

    private static func list(_ items: [String]) -> String { items.joined(separator: itemMark) }

    private typealias Bytes = UnsafeBufferPointer<UInt8>

    private static func split(_ bytes: Bytes, _ mark: UInt8) -> [Bytes] {
        var parts: [Bytes] = []
        var start = 0
        for index in 0...bytes.count where index == bytes.count || bytes[index] == mark {
            parts.append(Bytes(rebasing: bytes[start..<index]))
            start = index + 1
        }
        return parts
    }

    private static func string(_ bytes: Bytes) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func strings(_ bytes: Bytes) -> [String] { bytes.isEmpty ? [] : split(bytes, 0x1E).map(string) }
}
