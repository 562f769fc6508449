internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// An archive is copied and then unpacked, where ADD does both.
enum CopiedArchive: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/copied-archive", "Archive copied and then unpacked",
        why: """
            COPY brings an archive into the image, and a later step unpacks it. The archive stays in its layer, whatever removes \
            it afterwards; ADD unpacks archives of the build context by itself and keeps none.
            """,
        severity: .info,
        remediation: "Write ADD archive directory/, or mount the archive: RUN --mount=type=bind.",
        references: ["https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives"],
        cwe: "CWE-1050",
        aliases: ["hadolint:DL3010"],
        bad: [
            "FROM debian:12\nCOPY «app.tar.gz» /tmp/\nRUN tar xzf /tmp/app.tar.gz -C /srv\n",
            "FROM debian:12\nCOPY [\"a.txt\", «\"root.tar\"», \"/\"]\nRUN cd / && \\\n  tar --extract --file=root.tar\n",
            "FROM debian:12\nCOPY «vendor/a-1.tgz» /tmp/a.tgz\nRUN <<EOF\ntar -C /srv -xf /tmp/a.tgz\nEOF\n",
        ],
        good: [
            "FROM debian:12\nADD app.tar.gz /srv/\n",
            "FROM debian:12\nCOPY app.tar.gz /srv/\nRUN tar tzf /srv/app.tar.gz && tar czf b.tar.gz /srv\n",
            "FROM debian:12\nCOPY --from=build /app.tar.gz /tmp/\nRUN tar xzf /tmp/app.tar.gz\n",
            "FROM debian:12 AS a\nCOPY a.tar /tmp/\nFROM debian:12\nRUN tar xf /tmp/a.tar\n",
            "FROM debian:12\nCOPY a.zip /tmp/\nRUN unzip /tmp/a.zip && echo tar xf a.zip\n",
        ])

    /// The archives that ADD unpacks.
    private static let endings = [".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst"]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        // By stage and name, the last step that unpacks it.
        var unpacked: [Int: [String: Int]] = [:]
        for command in file.buildCommands where ["tar", "bsdtar", "gtar"].contains(command.name) && extracts(command) {
            guard let stage = file.graph.stage(of: command.instruction) else { continue }
            for argument in command.knownArguments {
                unpacked[stage.index, default: [:]][baseName(argument)] = command.instruction.index
            }
        }
        guard !unpacked.isEmpty else { return [] }
        return file.graph.stages.flatMap { stage in
            stage.instructions(.copy).filter { $0.flag("from") == nil }.flatMap { instruction in
                (instruction.copy?.sources ?? []).compactMap { source -> CheckFinding? in
                    guard let path = file.value(of: source, in: instruction),
                        endings.contains(where: path.lowercased().hasSuffix),
                        let step = unpacked[stage.index]?[target(of: path, in: instruction, file)],
                        step > instruction.index
                    else { return nil }
                    return CheckFinding(source.range, "\(baseName(path)) is unpacked by a later step")
                }
            }
        }
    }

    /// The name that a source gets.
    private static func target(of source: String, in instruction: Instruction, _ file: AuditedDockerfile) -> String {
        let destination = instruction.copy?.destination.flatMap { file.value(of: $0, in: instruction) } ?? ""
        return endings.contains(where: destination.lowercased().hasSuffix) ? baseName(destination) : baseName(source)
    }

    /// Also of `--file=…`.
    private static func baseName(_ path: String) -> String {
        path.split { $0 == "/" || $0 == "=" }.last.map(String.init) ?? path
    }

    private static func extracts(_ command: BuildCommand) -> Bool {
        let arguments = command.knownArguments
        if arguments.contains(where: { ["--extract", "--get"].contains($0) }) { return true }
        if let first = arguments.first, !first.hasPrefix("-"), first.contains("x"), !first.contains("/") { return true }
        return arguments.contains { $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("x") }
    }
}
