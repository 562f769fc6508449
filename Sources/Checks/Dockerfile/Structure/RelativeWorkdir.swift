internal import Dockerfile
internal import Rules

/// WORKDIR with a path that depends on the one before.
enum RelativeWorkdir: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/relative-workdir", "Relative WORKDIR",
        why: """
            WORKDIR has a relative path. Where nothing in the file says what it is relative to, the base image decides, and its \
            next version may decide otherwise; elsewhere the directory changes with every WORKDIR put in before.
            """,
        severity: .low,
        remediation: "Write the path from / on.",
        references: ["https://docs.docker.com/build/building/best-practices/#workdir"],
        cwe: "CWE-1068",
        aliases: [
            "hadolint:DL3000", "trivy:DS-0009", "trivy:AVD-DS-0009", "checkov:CKV_DOCKER_10",
            "buildkit:WorkdirRelativePath", "sonar:S6597",
        ],
        bad: [
            "FROM debian:12\nWORKDIR «app»\n",
            "FROM debian:12\nWORKDIR /srv\nWORKDIR \\\n  «app/src»\n",
            "FROM debian:12\nARG WHERE=app\nWORKDIR «\"${WHERE}\"»\n",
            "FROM debian:12 AS base\nWORKDIR /srv\nFROM debian:12\nWORKDIR «./app»\n",
        ],
        good: [
            "FROM debian:12\nWORKDIR /app\n",
            "FROM debian:12\nARG WHERE\nWORKDIR $WHERE\n",
            "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nWORKDIR C:\\\\app\n",
            "FROM debian:12\nWORKDIR \"/srv/my app\"\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.document.instructions.compactMap { workdir in
            guard workdir.kind == .workdir, let word = workdir.word, let path = file.value(of: word, in: workdir),
                ContainerPath.isRelative(path)
            else { return nil }
            guard let before = file.graph.state(before: workdir).workingDirectory else {
                return CheckFinding(word.range, "\(path) is relative to what the base image says")
            }
            return CheckFinding(word.range, "\(path) is relative to \(before)", severity: .info)
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let workdir = file.instruction(at: finding.range), let stage = file.graph.stage(of: workdir),
            let word = workdir.word, let before = directory(before: workdir, of: stage, in: file)
        else { return nil }
        let text = file.document.text(word.range)
        let bare = text.filter { $0 != "\"" && $0 != "'" }
        var path = bare[...]
        while path.hasPrefix("./") { path = path.dropFirst(2) }
        let isPlain = !bare.contains { "$\\`\n".contains($0) } && !path.isEmpty && path != "."
        guard isPlain, !path.split(separator: "/").contains("..") else { return nil }
        let quote = text.hasPrefix("\"") ? "\"" : text.hasPrefix("'") ? "'" : ""
        let absolute = (before == "/" ? "" : before) + "/" + path
        return Fix("\(bare) becomes \(absolute)", [Edit(word.range, quote + absolute + quote)])
    }

    /// The directory that it is relative to, if that does not depend on arguments of the build.
    private static func directory(before workdir: Instruction, of stage: Stage, in file: AuditedDockerfile) -> String? {
        let chain = file.graph.chain(of: stage)
        let earlier = chain.flatMap { $0.instructions(.workdir) }.filter { $0.index < workdir.index }
        guard !earlier.contains(where: { $0.word?.value.contains("$") ?? true }) else { return nil }
        if let directory = file.graph.state(before: workdir).workingDirectory {
            return directory.allSatisfy { !$0.isWhitespace && !"\\`\"'$".contains($0) } ? directory : nil
        }
        guard earlier.isEmpty, let base = chain.last?.base, KnownBase(base)?.startsInRoot == true else { return nil }
        return "/"
    }
}
