internal import Dockerfile
internal import Rules

/// MAINTAINER, which LABEL has replaced.
enum DeprecatedMaintainer: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/maintainer", "MAINTAINER",
        why: """
            MAINTAINER is an instruction that builders keep for old files only. Tools that look for the author of an \
            image read its labels.
            """,
        severity: .info,
        remediation: "Write LABEL org.opencontainers.image.authors=\"…\".",
        references: ["https://docs.docker.com/reference/build-checks/maintainer-deprecated/"],
        cwe: "CWE-477",
        aliases: [
            "hadolint:DL4000", "trivy:DS-0022", "trivy:AVD-DS-0022", "checkov:CKV_DOCKER_6",
            "buildkit:MaintainerDeprecated",
        ],
        bad: [
            "FROM debian:12\n«MAINTAINER» Jo <jo@example.com>\n",
            "FROM debian:12 AS build\n«maintainer» jo\nFROM debian:12\n",
            "«MAINTAINER» Jo\nFROM debian:12\n",
        ],
        good: [
            "FROM debian:12\nLABEL org.opencontainers.image.authors=\"Jo <jo@example.com>\"\n",
            "FROM debian:12\nLABEL maintainer=\"Jo\"\n",
            "FROM debian:12\nRUN echo \\\n  MAINTAINER Jo\n",
            "FROM debian:12\nCOPY <<EOF /a\nMAINTAINER Jo\nEOF\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.document.instructions.filter { $0.kind == .maintainer }.map {
            CheckFinding($0.keyword.range, "MAINTAINER is deprecated")
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let maintainer = file.instruction(at: finding.range), let word = maintainer.word,
            let stage = file.graph.stage(of: maintainer), word.isVerbatim,
            // A label that is there says it already, or would be overwritten.
            !file.graph.inherited(.label, by: stage).contains(where: { $0.pairs.contains { $0.name == label } }),
            stage.instructions(.maintainer).count == 1
        else { return nil }
        let keyword = maintainer.keyword.value
        return Fix(
            "\(keyword) becomes LABEL",
            [
                Edit(maintainer.keyword.range, keyword == keyword.lowercased() ? "label" : "LABEL"),
                Edit(word.range, "\(label)=\"\(quoted(word.value, escape: file.escape))\""),
            ])
    }

    private static let label = "org.opencontainers.image.authors"

    /// As it stands between double quotes; those that people put around a name are none of it.
    private static func quoted(_ text: String, escape: String) -> String {
        var text = text[...]
        if text.count > 1, text.first == "\"", text.last == "\"" { text = text.dropFirst().dropLast() }
        return text.map { "\"$".contains($0) || String($0) == escape ? escape + String($0) : String($0) }.joined()
    }
}
