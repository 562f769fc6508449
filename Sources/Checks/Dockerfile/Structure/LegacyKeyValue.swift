internal import Dockerfile
internal import Rules

/// ENV or LABEL in the old form without an equals sign.
enum LegacyKeyValue: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/legacy-key-value", "Old form of ENV or LABEL",
        why: """
            ENV or LABEL is written without an equals sign. All that follows the name is then one value, so that a second pair on \
            the line, or a comment behind it, silently becomes a part of the first. The form is deprecated.
            """,
        severity: .info,
        remediation: "Write name=value, with quotes where the value has blanks.",
        references: ["https://docs.docker.com/reference/build-checks/legacy-key-value-format/"],
        cwe: "CWE-477",
        aliases: ["buildkit:LegacyKeyValueFormat"],
        bad: [
            "FROM debian:12\nENV «HOME» /root\n",
            "FROM debian:12\nLABEL \\\n  «version» 1.0\n",
            "FROM debian:12\nONBUILD ENV «A» b=c d=e\n",
        ],
        good: [
            "FROM debian:12\nENV HOME=/root\n",
            "FROM debian:12\nENV A=\"b c\" \\\n  D=e\n",
            "FROM debian:12\nARG A\nRUN ENV A b\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.env, .label).flatMap { instruction in
            instruction.pairs.filter { $0.isLegacy && $0.value != nil }.map {
                CheckFinding($0.key.range, "\(instruction.kind.keyword) has no equals sign behind \($0.name)")
            }
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let instruction = file.instruction(at: finding.range),
            let pair = instruction.pairs.first(where: { $0.key.range == finding.range }), let value = pair.value,
            file.isGap(pair.key.range.upperBound..<value.range.lowerBound)
        else { return nil }
        let equals = Edit(pair.key.range.upperBound..<value.range.lowerBound, "=")
        let title = "\(pair.name) gets an equals sign"
        guard let blanks = LegacyValue(value.value, escape: file.document.escape) else { return nil }
        switch blanks {
        case .whole: return Fix(title, [equals])
        case .bare:
            return Fix(
                title,
                [Edit(equals.range, "=\""), .insertion("\"", at: value.range.upperBound)])
        case .quoted(let offsets):
            return Fix(
                title,
                [equals]
                    + offsets.map { offset in
                        let place = instruction.text.sourceOffset(of: value.span.lowerBound + offset)
                        return .insertion(file.escape, at: place)
                    })
        }
    }
}
