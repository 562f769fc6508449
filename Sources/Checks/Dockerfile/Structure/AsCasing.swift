internal import Dockerfile
internal import Rules

/// `FROM … as`, or `from … AS`.
enum AsCasing: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/as-casing", "FROM and AS in different case",
        why: """
            FROM and AS of one line are written in different case. The builder does not care, but tools that look for the names of \
            stages with simple means miss one of the two.
            """,
        severity: .info,
        remediation: "Write both in capitals.",
        references: ["https://docs.docker.com/reference/build-checks/from-as-casing/"],
        cwe: "CWE-1078",
        aliases: ["buildkit:FromAsCasing"],
        bad: [
            "FROM debian:12 «as» build\n",
            "from debian:12 «AS» build\n",
            "FROM --platform=linux/amd64 debian:12 \\\n  «As» build\n",
        ],
        good: [
            "FROM debian:12 AS build\n",
            "from debian:12 as build\n",
            "FROM debian:12\nRUN echo FROM debian as build\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.graph.stages.compactMap { stage in
            guard let word = stage.from.from?.asKeyword else { return nil }
            let keyword = stage.from.keyword.value
            let expected = keyword == keyword.lowercased() ? "as" : "AS"
            return word.value == expected ? nil : CheckFinding(word.range, "\(word.value) stands beside \(keyword)")
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let from = file.instruction(at: finding.range) else { return nil }
        let keyword = from.keyword.value == from.keyword.value.lowercased() ? "as" : "AS"
        return Fix("\(file.document.text(finding.range)) becomes \(keyword)", [Edit(finding.range, keyword)])
    }
}
