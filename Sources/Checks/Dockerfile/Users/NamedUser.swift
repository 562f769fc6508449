internal import Dockerfile
internal import Rules

/// USER is a name, whose number nobody outside knows.
enum NamedUser: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/named-user", "USER by name",
        why: """
            USER is a name. Kubernetes cannot tell whether a name is root, and refuses to start the image where runAsNonRoot is \
            demanded; on mounted files the host sees a number that the name does not tell.
            """,
        severity: .info,
        remediation: "Write the number: USER 10001, or USER 10001:10001 with the group.",
        references: ["https://kubernetes.io/docs/tasks/configure-pod-container/security-context/"],
        cwe: "CWE-710",
        aliases: ["hadolint:DL3066"],
        bad: [
            "FROM debian:12\nUSER «app»\n",
            "FROM debian:12\nUSER root\nRUN make\nUSER «app:app»\nCMD [\"app\"]\n",
            "FROM debian:12 AS base\nUSER «\"node\"»\nFROM base\nCMD [\"node\"]\n",
        ],
        good: [
            "FROM debian:12\nUSER 10001\n",
            "FROM debian:12\nUSER 10001:app\n",
            "FROM debian:12\nARG WHO=app\nUSER ${WHO}\n",
            "FROM debian:12 AS build\nUSER app\nFROM debian:12\nUSER 1000\n",
            "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nUSER ContainerUser\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.imageStages.compactMap { stage in
            guard let user = stage.user, let word = user.word, !word.value.contains("$"),
                let value = file.value(of: word, in: user), !RootUser.isRoot(value)
            else { return nil }
            let name = value.split(separator: ":", omittingEmptySubsequences: false).first ?? ""
            let isWindows = name.contains("\\") || name.lowercased() == "containeruser"
            guard !name.isEmpty, Int(name) == nil, !isWindows else { return nil }
            return CheckFinding(word.range, "USER is the name \(name) and no number")
        }
    }
}
