internal import FoundationEssentials
public import Rules

/// The rules for people and programs: `secscan rules`, `docs/rules.md`.
public enum RuleListing {
    public static func text(_ set: RuleSet) -> String {
        let width = set.rules.map(\.id.description.count).max() ?? 0
        return set.rules.map { rule in
            let id = rule.id.description.padded(to: width)
            return
                "\(id)  \(rule.severity.rawValue.padded(to: 8))  \(rule.confidence.rawValue.padded(to: 6))  \(rule.name)\n"
        }.joined() + "\(set.rules.count) rules\n"
    }

    public static func json(_ set: RuleSet) -> String {
        struct Entry: Encodable {
            var id: String
            var name: String
            var severity: String
            var confidence: String
            var description: String
            var remediation: String
            var references: [String]
            var cwe: String
            var aliases: [String]
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let entries = set.rules.map { rule in
            Entry(
                id: rule.id.description, name: rule.name, severity: rule.severity.rawValue,
                confidence: rule.confidence.rawValue,
                description: rule.description, remediation: rule.remediation, references: rule.references,
                cwe: rule.cwe,
                aliases: rule.aliases)
        }
        return ((try? encoder.encode(entries)).map { String(decoding: $0, as: UTF8.self) } ?? "[]") + "\n"
    }

    /// One rule with everything that is known of it. Values in examples stay broken up by `{-}`, so that the text holds no finding.
    public static func explanation(_ rule: Rule) -> String {
        var text = "\(rule.id)  \(rule.name)\n\n\(rule.description)\n\n"
        text +=
            "Severity    \(rule.severity.rawValue)\nConfidence  \(rule.confidence.rawValue)\nWeakness    \(rule.cwe)\n"
        if rule.isOptIn { text += "Runs        when it is named: --rule \(rule.id)\n" }
        if !rule.aliases.isEmpty { text += "Also known  \(rule.aliases.joined(separator: ", "))\n" }
        text += "\nWhat to do\n  \(rule.remediation)\n"
        if !rule.examples.isEmpty { text += "\nFound\n" + shown(rule.examples) }
        if !rule.nonExamples.isEmpty { text += "\nNot found\n" + shown(rule.nonExamples) }
        if !rule.references.isEmpty { text += "\nRead more\n" + rule.references.map { "  \($0)\n" }.joined() }
        return text
    }

    public static func markdown(_ set: RuleSet) -> String {
        var text =
            "# Rules\n\nMade by `make docs` from `rules/*.toml` and `Sources/Checks`. \(set.rules.count) rules.\n"
        var family = ""
        for rule in set.rules {
            if rule.id.family != family {
                family = rule.id.family
                text += "\n## \(family)\n"
            }
            text +=
                "\n### \(rule.id)\n\n**\(rule.name)** · \(rule.severity.rawValue) · \(rule.confidence.rawValue) confidence · \(rule.cwe)\n\n"
            if rule.isOptIn { text += "Runs when it is named: `--rule \(rule.id)`.\n\n" }
            text += "\(rule.description)\n\n**What to do:** \(rule.remediation)\n"
            if !rule.aliases.isEmpty {
                text += "\nAlso known as \(rule.aliases.map { "`\($0)`" }.joined(separator: " · ")).\n"
            }
            for reference in rule.references { text += "\n<\(reference)>\n" }
        }
        return text
    }

    /// Examples of several lines stand apart.
    private static func shown(_ examples: [RuleExample]) -> String {
        let texts = examples.map(shown)
        let isLong = texts.contains { $0.dropLast().contains("\n") }
        return texts.joined(separator: isLong ? "\n" : "")
    }

    private static func shown(_ example: RuleExample) -> String {
        let text = example.writtenText.isEmpty ? example.path ?? "" : example.writtenText
        let lines = text.split(separator: "\n").map { "  \($0)\n" }.joined()
        return example.reason.map { lines.dropLast() + "    (\($0))\n" } ?? lines
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
