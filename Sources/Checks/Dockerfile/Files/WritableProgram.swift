internal import Dockerfile
internal import Rules

/// A program belongs to the account that runs it, which may change it.
enum WritableProgram: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/writable-program", "Program that its user may change",
        why: """
            A program is copied for an account without rights, which may write to it. Who takes over the process can change the \
            program, and is still there after it starts again.
            """,
        severity: .low,
        remediation: "Let root own programs (leave --chown out) or take the right to write away: --chmod=555.",
        references: ["https://cwe.mitre.org/data/definitions/732.html"],
        cwe: "CWE-732",
        aliases: ["sonar:S6504"],
        bad: [
            "FROM debian:12\nCOPY «--chown=app» --chmod=755 app /srv/\nUSER app\n",
            "FROM debian:12\nCOPY «--chown=10001:10001» entrypoint.sh /\n",
            "FROM debian:12 AS build\nFROM debian:12\nCOPY --from=build «--chown=app:app» /out/app /usr/local/bin/\n",
            "FROM debian:12\nARG WHO=app\nONBUILD ADD --chmod=u=rwx,go=rx «--chown=${WHO}» [\"tool\", \"/srv/\"]\n",
        ],
        good: [
            "FROM debian:12\nCOPY --chmod=755 app /srv/\nUSER app\n",
            "FROM debian:12\nCOPY --chown=app --chmod=555 entrypoint.sh /\n",
            "FROM debian:12\nCOPY --chown=root:app --chmod=755 app /srv/\n",
            "FROM debian:12\nCOPY --chown=app data /srv/data/\n",
            "FROM debian:12\nCOPY --chown=app --chmod=644 app.conf /srv/\n",
            "FROM debian:12 AS build\nCOPY --chown=app run.sh /\nFROM debian:12\nCMD [\"app\"]\n",
        ])

    private static let programFolders: Set = ["bin", "sbin"]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.copy, .add).filter(file.isInImage).compactMap { copy in
            guard let flag = copy.flag("chown"), let word = flag.value, let owner = file.value(of: word, in: copy),
                !owner.hasPrefix(":"), !RootUser.isRoot(owner), let arguments = copy.copy
            else { return nil }
            if let mode = copy.flag("chmod")?.value {
                guard let mode = file.value(of: mode, in: copy).flatMap({ FileMode($0) }), mode.ownerMayWrite,
                    mode.isExecutable
                else { return nil }
                // Folders need the bit to be entered.
                guard !arguments.sources.contains(where: { CopiedPath.isEverything($0.value) }) else { return nil }
            } else {
                let paths = (arguments.sources + [arguments.destination].compactMap { $0 }).compactMap {
                    file.value(of: $0, in: copy)
                }
                guard paths.contains(where: isProgram) else { return nil }
            }
            return CheckFinding(flag.range, "the program belongs to \(owner), who may change it")
        }
    }

    /// Whether a path is that of a script, or of something in a folder of programs.
    private static func isProgram(_ path: String) -> Bool {
        guard let name = CopiedPath.components(path).last else { return false }
        let isInFolder = CopiedPath.components(path).dropLast().contains { programFolders.contains($0) }
        return name.hasSuffix(".sh") || isInFolder || path.hasPrefix("/") && programFolders.contains(name)
    }
}
