/// The names of labels, and what the schema of the settings says about their values.
enum HadolintLabelRules {
    static let all: [HadolintRule] = [
        .each("DL3048", .style, "the name of the label is not one") { content in
            guard case .label(let pairs) = content else { return false }
            return pairs.contains { !isName($0.name) }
        },
        HadolintRule("DL3049", .info, "the image lacks the label %") { file in
            file.settings.labelSchema.keys.flatMap { label in
                HadolintMissingLabel(label, in: file).lines.map { HadolintRule.Match(line: $0, subject: label) }
            }
        },
        .lines("DL3050", .info, "the schema does not know a label") { file in
            guard file.settings.strictLabels else { return [] }
            return file.instructions.compactMap { instruction in
                guard case .label(let pairs) = instruction.content else { return nil }
                return pairs.allSatisfy { file.settings.labelSchema[$0.name] != nil } ? nil : instruction.line
            }
        },
        values("DL3051", "the label % is empty", of: nil) { !$0.isEmpty },
        values("DL3052", "the label % is no URL", of: .url, HadolintLabelForms.isURL),
        values("DL3053", "the label % is no time as RFC 3339 writes it", of: .time, HadolintLabelForms.isTime),
        values("DL3054", "the label % is no SPDX licence", of: .license, HadolintLabelForms.isLicense),
        values("DL3055", "the label % is no hash of git", of: .gitHash, HadolintLabelForms.isGitHash),
        values("DL3056", "the label % is no semantic version", of: .version, HadolintLabelForms.isVersion),
        values(
            "DL3058", "the label % is no mail address as RFC 5322 writes it", of: .email, HadolintMailAddress.isValid),
    ]

    /// A rule about the values of labels of one kind, or of any.
    private static func values(
        _ code: String, _ text: String, of kind: LabelKind?, _ isValid: @escaping @Sendable (String) -> Bool
    ) -> HadolintRule {
        HadolintRule(code, .warning, text) { file in
            file.instructions.flatMap { instruction -> Set<HadolintRule.Match> in
                guard case .label(let pairs) = instruction.content else { return [] }
                let wrong = pairs.filter { pair in
                    guard let wanted = file.settings.labelSchema[pair.name] else { return false }
                    return (kind == nil || wanted == kind) && !isValid(pair.value)
                }
                return Set(wrong.map { HadolintRule.Match(line: instruction.line, subject: $0.name) })
            }
        }
    }

    /// Lower-case letters, digits and single separators, outside of Docker's own names.
    private static func isName(_ name: String) -> Bool {
        guard let first = name.first, ("a"..."z").contains(first), let last = name.last,
            ("a"..."z").contains(last) || last.isASCIIDigit
        else { return false }
        return name.allSatisfy { ("a"..."z").contains($0) || $0.isASCIIDigit || ".-_/".contains($0) }
            && !name.has("..", "--")
            && !["com.docker.", "io.docker.", "org.dockerproject."].contains(where: name.hasPrefix)
    }
}
