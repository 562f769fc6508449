internal import Dockerfile
internal import Rules

/// ADD where COPY would do.
enum AddedLocalFile: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/added-local-file", "ADD of local files",
        why: """
            ADD unpacks archives and fetches addresses by itself, so that what ends up in the image depends on what a name happens \
            to be. For files of the build context COPY does the same without surprises.
            """,
        severity: .low,
        remediation: "Write COPY; keep ADD for archives that are to be unpacked and for addresses with --checksum.",
        references: ["https://docs.docker.com/build/building/best-practices/#add-or-copy"],
        cwe: "CWE-710",
        aliases: [
            "hadolint:DL3020", "trivy:DS-0005", "trivy:AVD-DS-0005", "checkov:CKV_DOCKER_4", "dockle:CIS-DI-0009",
        ],
        bad: [
            "FROM debian:12\n«ADD» app.py /srv/\n",
            "FROM debian:12\n«ADD» [\"a b.conf\", \"/etc/\"]\n",
            "FROM debian:12\nONBUILD «ADD» . /srv\n",
        ],
        good: [
            "FROM debian:12\nCOPY app.py /srv/\n",
            "FROM debian:12\nADD rootfs.tar.xz /\n",
            "FROM debian:12\nADD https://example.com/a.tar.gz /srv/\n",
            "FROM debian:12\nADD --checksum=sha256:0000 https://example.com/a /srv/\n",
            "FROM debian:12\nADD git@example.com:a/b.git /srv/\n",
            "FROM debian:12\nARG SOURCE\nADD ${SOURCE} /srv/\n",
        ])

    private static let archives = [
        ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tbz", ".tar.xz", ".txz", ".tar.zst", ".gz", ".bz2", ".xz",
        ".lzma", ".tar.lz", ".tlz", ".tz", ".tar.z",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.add).compactMap { add in
            guard let copy = add.copy, !copy.sources.isEmpty else { return nil }
            let isLocal = copy.sources.allSatisfy { source in
                guard let value = file.value(of: source, in: add)?.lowercased() else { return false }
                return !isRemote(value) && !archives.contains { value.hasSuffix($0) }
            }
            return isLocal ? CheckFinding(add.keyword.range, "ADD copies local files") : nil
        }
    }

    static func isRemote(_ source: String) -> Bool {
        source.contains("://") || source.hasPrefix("git@") || source.hasSuffix(".git") || source.contains(".git#")
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let add = file.instruction(at: finding.range), let copy = add.copy,
            add.flags.allSatisfy({ ["chown", "chmod", "link", "exclude"].contains($0.name.value) })
        else { return nil }
        // A pattern may also stand for an archive, which ADD unpacks.
        let mayUnpack = copy.sources.contains { source in
            let name = source.value.split(separator: "/").last ?? ""
            return name.contains("*") && !(name.split(separator: ".").last.map { !$0.contains("*") } ?? false)
                || name.contains("?") || name.contains("[")
        }
        let keyword = file.document.text(finding.range)
        let copyKeyword = keyword == keyword.lowercased() ? "copy" : "COPY"
        return Fix(
            "\(keyword) becomes \(copyKeyword)", [Edit(finding.range, copyKeyword)], isUnsafe: mayUnpack)
    }
}
