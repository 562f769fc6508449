internal import Dockerfile
internal import Rules

/// The number of the image's user is one that the host may use too.
enum LowUserIdentifier: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/low-user-identifier", "Low number of the user",
        why: """
            The user of the image has a number below 10000, which on the host may belong to a service or to a person. A process \
            that gets out of the container, or a mounted folder, then gives it that account's rights.
            """,
        severity: .info, isOptIn: true,
        remediation: "Give the account a number of 10000 or more: useradd -u 10001.",
        references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
        cwe: "CWE-250",
        aliases: ["trivy:KSV-0020", "trivy:AVD-KSV-0020"],
        bad: [
            "FROM debian:12\nUSER «1000»\n",
            "FROM debian:12\nARG ID=999\nUSER «${ID}:${ID}»\n",
            "FROM debian:12\nRUN useradd -u 1001 app\nUSER «app»\n",
            "FROM debian:12 AS base\nUSER «33»\nFROM base\nCMD [\"app\"]\n",
        ],
        good: [
            "FROM debian:12\nUSER 10001\n",
            "FROM debian:12\nUSER app\n",
            "FROM debian:12\nUSER 0\n",
            "FROM debian:12 AS build\nUSER 1000\nFROM debian:12\nUSER 65532:65532\n",
            "FROM debian:12\nARG ID\nUSER ${ID}\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let accounts = file.buildCommands.compactMap(CreatedAccount.init).filter { $0.identifier != nil }
        let numbers = Dictionary(accounts.map { ($0.name, $0.identifier) }) { _, last in last }
        return file.imageStages.compactMap { stage in
            guard let user = stage.user, let word = user.word, let value = file.value(of: word, in: user),
                let name = value.split(separator: ":", omittingEmptySubsequences: false).first,
                let identifier = Int(name) ?? numbers[String(name)] ?? nil, (1..<10000).contains(identifier)
            else { return nil }
            let whose = identifier < 1000 ? "services" : "people"
            return CheckFinding(word.range, "\(identifier) is a number that hosts give to \(whose)")
        }
    }
}
