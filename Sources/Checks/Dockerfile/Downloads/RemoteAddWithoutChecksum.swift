internal import Dockerfile
internal import Rules

/// ADD fetches something whose contents nobody has fixed.
enum RemoteAddWithoutChecksum: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/remote-add-without-checksum", "ADD of an address without a checksum",
        why: """
            ADD puts into the image what an address holds at the moment of the build. Whoever holds the server, or the branch or tag \
            of a repository, decides what that is.
            """,
        severity: .medium,
        remediation: "Add --checksum=sha256:…, and name the full commit of a Git repository.",
        references: ["https://docs.docker.com/reference/dockerfile/#add---checksum"],
        cwe: "CWE-494",
        aliases: ["sonar:S6474", "dockle:CIS-DI-0009", "dockle:CIS-DI-0011"],
        bad: [
            "FROM debian:12\nADD «https://example.com/a.tar.gz» /srv/\n",
            "FROM debian:12\nARG VERSION\nADD --chown=1:1 \\\n  «\"https://example.com/a-${VERSION}.tar.gz\"» /srv/\n",
            "FROM debian:12\nADD [«\"http://example.com/a\"», «\"https://example.com/b\"», \"/srv/\"]\n",
            "FROM debian:12\nONBUILD ADD «https://github.com/a/b.git#v1.0» /src\n",
            "FROM debian:12\nADD «git@github.com:a/b.git» /src\n",
        ],
        good: [
            "FROM debian:12\nADD --checksum=sha256:0000000000000000000000000000000000000000000000000000000000000000 https://example.com/a.tar.gz /srv/\n",
            "FROM debian:12\nADD https://github.com/a/b.git#0123456789abcdef0123456789abcdef01234567:docs /src\n",
            "FROM debian:12\nADD https.tar.gz http/ /srv/\n",
            "FROM debian:12\nARG COMMIT\nADD https://github.com/a/b.git#${COMMIT} /src\n",
            "FROM debian:12\nARG SOURCE\nADD $SOURCE /srv/\nRUN echo ADD https://example.com/a /\n",
            "FROM debian:12\nADD git@github.com:a/b.git?commit=0123456789abcdef0123456789abcdef01234567 /src\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.add).flatMap { add -> [CheckFinding] in
            guard add.flag("checksum") == nil else { return [] }
            return (add.copy?.sources ?? []).compactMap { source in
                problem(file.expand(source, in: add)).map { CheckFinding(source.range, $0) }
            }
        }
    }

    private static func problem(_ source: Expansion) -> String? {
        let text = source.value
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let path = parts[0].split(separator: "?", maxSplits: 1).first.map(String.init) ?? ""
        let isGit =
            text.hasPrefix("git@") || text.hasPrefix("git://") || text.hasPrefix("ssh://")
            || text.contains("://") && path.hasSuffix(".git")
        guard isGit else {
            let lower = text.lowercased()
            let isRemote = lower.hasPrefix("https://") || lower.hasPrefix("http://")
            return isRemote ? "nothing fixes what the address holds" : nil
        }
        let reference = parts.count == 2 ? parts[1].split(separator: ":").first.map(String.init) : nil
        let queries = parts[0].split(separator: "?").dropFirst().flatMap { $0.split(separator: "&") }.map(String.init)
        let commit = queries.first { $0.hasPrefix("commit=") || $0.hasPrefix("checksum=") }
        let name = commit.map { String($0.drop { $0 != "=" }.dropFirst()) } ?? reference
        guard let name else {
            return source.isComplete ? "the repository is taken as it is on the day of the build" : nil
        }
        let isCommit = [40, 64].contains(name.count) && name.allSatisfy(\.isHexDigit)
        return isCommit || !source.isComplete ? nil : "\(name) may be another commit tomorrow"
    }
}
