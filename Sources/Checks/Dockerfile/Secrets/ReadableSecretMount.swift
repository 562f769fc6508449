internal import Dockerfile
internal import Rules

/// A mounted secret can be read by every account of the build.
enum ReadableSecretMount: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/readable-secret-mount", "Mounted secret readable by everybody",
        why: """
            A secret or an SSH socket is mounted with a mode that lets every account use it. Programs that the build runs with few \
            rights, such as scripts of packages, can then read the credential.
            """,
        severity: .medium,
        remediation: "Leave the mode out, which gives 0400, and name the account with uid= where it is not root.",
        references: ["https://docs.docker.com/reference/dockerfile/#run---mounttypesecret"],
        cwe: "CWE-732",
        aliases: ["sonar:S6469"],
        bad: [
            "FROM debian:12\nRUN --mount=type=secret,id=token,«mode=0444» ./fetch\n",
            "FROM debian:12\nRUN --mount=type=ssh,«mode=666» git clone git@example.com:a/b.git\n",
            "FROM debian:12\nONBUILD RUN --mount=id=a,«mode=0777»,type=secret <<EOF\n./fetch\nEOF\n",
            "FROM debian:12\nARG MODE=0404\nRUN --mount=type=secret,id=a,«mode=${MODE}» \\\n    ./fetch\n",
        ],
        good: [
            "FROM debian:12\nRUN --mount=type=secret,id=token ./fetch\n",
            "FROM debian:12\nRUN --mount=type=secret,id=token,mode=0440,uid=1000 ./fetch\n",
            "FROM debian:12\nRUN --mount=type=cache,target=/cache,mode=0777 ./fetch\n",
            "FROM debian:12\nARG MODE\nRUN --mount=type=secret,id=token,mode=${MODE} ./fetch\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.run).flatMap { run in
            run.mounts.compactMap { mount in
                guard ["secret", "ssh"].contains(mount.type),
                    let field = mount.fields.last(where: { $0.key == "mode" }),
                    let text = field.value.flatMap({ file.value(of: $0, in: run) }), let mode = Int(text, radix: 8),
                    mode & 0o007 != 0
                else { return nil }
                return CheckFinding(field.range, "every account may use the \(mount.type) that is mounted")
            }
        }
    }
}
