internal import Dockerfile
internal import Rules

/// WORKDIR is a folder of the kernel.
enum SystemWorkingDirectory: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/system-working-directory", "WORKDIR in a system folder",
        why: """
            WORKDIR is a folder that belongs to the kernel or to the boot. Files that the build puts there disappear when the \
            container mounts the real one, or get into the way of the system.
            """,
        severity: .medium,
        remediation: "Work in a folder of the program, such as /srv/app.",
        references: ["https://docs.docker.com/reference/dockerfile/#workdir"],
        cwe: "CWE-710",
        aliases: ["trivy:DS-0030", "trivy:AVD-DS-0030"],
        bad: [
            "FROM debian:12\nWORKDIR «/proc»\n",
            "FROM debian:12\nWORKDIR /\nWORKDIR «sys/kernel»\n",
            "FROM debian:12\nENV HOME=/dev\nWORKDIR «${HOME}/app»\n",
            "FROM debian:12\nONBUILD WORKDIR «\"/boot/\"»\n",
        ],
        good: [
            "FROM debian:12\nWORKDIR /srv/app\n",
            "FROM debian:12\nWORKDIR /development\n",
            "FROM debian:12\nWORKDIR /proc/../srv\n",
            "FROM debian:12\nWORKDIR /srv/proc\n",
            "FROM debian:12\nARG HOME\nWORKDIR $HOME\n",
        ])

    private static let folders = ["/proc", "/sys", "/dev", "/boot", "/initrd", "/lost+found"]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.instructions(.workdir).compactMap { workdir in
            guard let word = workdir.word, let value = file.value(of: word, in: workdir),
                let path = CopiedPath.absolute(value, in: workdir, of: file),
                let folder = folders.first(where: { CopiedPath.isAt(path, orBelow: $0) })
            else { return nil }
            return CheckFinding(word.range, "the working directory is in \(folder)")
        }
    }
}
