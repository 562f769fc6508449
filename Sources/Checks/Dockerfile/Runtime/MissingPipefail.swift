internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// The failure of a command before a pipe is lost.
enum MissingPipefail: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/missing-pipefail", "Pipe without pipefail",
        why: """
            A shell takes a pipeline for good if its last command is, whatever happened before the pipe. A download that breaks \
            off or a checksum that does not hold then goes unseen, and the build continues with what there is.
            """,
        severity: .info,
        remediation: "Put SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"] before RUN, or set -o pipefail into it.",
        references: ["https://docs.docker.com/build/building/best-practices/#using-pipes"],
        cwe: "CWE-252",
        aliases: ["hadolint:DL4006", "semgrep:set-pipefail"],
        bad: [
            "FROM debian:12\nRUN «wget» -O - https://example.com/a.tar.gz | tar xz\n",
            "FROM debian:12\nRUN set -e; \\\n  «sha256sum» -c sums | tee log\n",
            "FROM debian:12\nSHELL [\"/bin/bash\", \"-c\"]\nRUN «cat» a | wc -l > b\n",
            "FROM debian:12\nRUN <<EOF\nset -eu\nif true; then «curl» -s https://example.com/k | gpg --dearmor > k; fi\nEOF\n",
            "FROM debian:12\nONBUILD RUN «ls» | sort > list\n",
            "FROM debian:12\nRUN [\"sh\", \"-c\", \"«ls» | sort > list\"]\n",
            "FROM debian:12\nRUN cat a | sort > b && «curl» https://example.com/c | tar x\n",
        ],
        good: [
            "FROM debian:12\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN wget -O - https://example.com/a.tar.gz | tar xz\n",
            "FROM debian:12\nRUN set -o pipefail && cat a | wc -l > b\n",
            "FROM debian:12 AS base\nSHELL [\"/bin/ash\", \"-eo\", \"pipefail\", \"-c\"]\nFROM base\nRUN cat a | wc -l > b\n",
            "FROM debian:12\nRUN echo 'a | b' || true # a | b\n",
            "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN dir | findstr a\n",
            "FROM debian:12\nCMD ls | sort\n",
            "FROM debian:12\nRUN bash -o pipefail -c 'cat a | wc -l > b'\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        file.scripts.filter { $0.instruction.kind == .run }.compactMap { script in
            let risks = script.sequence.pipelines.compactMap { Risk($0, in: script) }
            // SHELL mends them all; the one that matters most is shown.
            guard let risk = risks.first(where: \.isGrave) ?? risks.first(where: { !$0.isText }) ?? risks.first
            else { return nil }
            let name = risk.isText ? nil : risk.first.name
            return CheckFinding(
                risk.first.nameRange,
                name.map { "if \($0) fails before the pipe, the build goes on" }
                    ?? "a failure before the pipe goes unseen",
                severity: risk.isGrave ? .medium : nil)
        }
    }

    /// A pipeline whose commands before the last may fail unseen.
    private struct Risk {
        let first: BuildCommand
        /// A check fails unseen, or a download that is unpacked, trusted or run.
        let isGrave: Bool
        /// Only a text is put into the pipe, which hardly fails.
        let isText: Bool

        init?(_ pipeline: ShellCommandSequence.Pipeline, in script: BuildScript) {
            let stages = pipeline.stages.map { stage in
                stage.map { BuildCommand(script: script, command: script.sequence.commands[$0]) }
            }
            guard stages.count > 1, let first = stages[0].first,
                !first.command.context.settings.contains(.pipefail)
            else { return nil }
            self.first = first
            isText = stages.count == 2 && ["echo", "printf", "yes"].contains(first.name)
            let before = stages.dropLast().joined()
            let after = stages.dropFirst().joined()
            isGrave =
                before.contains(where: Self.isCheck)
                || before.contains { ["curl", "wget", "fetch", "aria2c"].contains($0.name) }
                    && after.contains(where: Self.isTrusting)
        }

        private static func isCheck(_ command: BuildCommand) -> Bool {
            let arguments = command.knownArguments
            switch command.name {
            case "sha256sum", "sha512sum", "sha384sum", "sha1sum", "md5sum", "shasum", "b2sum":
                return arguments.contains {
                    $0 == "--check" || $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("c")
                }
            case "gpg", "gpgv", "cosign", "minisign":
                return command.name == "gpgv" || arguments.contains { $0.contains("verify") }
            default: return false
            }
        }

        private static func isTrusting(_ command: BuildCommand) -> Bool {
            switch command.program {
            case "tar", "bsdtar", "unzip", "cpio", "gpg", "apt-key", "rpm", "dpkg", "sh", "bash", "ash", "zsh",
                "python",
                "perl", "ruby", "node", "gunzip", "xz", "unxz", "bunzip2", "zstd":
                true
            default: isCheck(command)
            }
        }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        guard let script = file.script(at: finding.range), script.form == .shell, !script.isTrigger,
            script.instruction.script?.shebang == nil
        else { return nil }
        let run = script.instruction
        if let shell = file.graph.shell(for: run) {
            guard let words = shell.command?.words, let program = words.first,
                ["bash", "ash", "zsh", "ksh", "mksh"].contains(BuildShell(for: run, in: file.graph).name)
            else { return nil }
            return Fix(
                "SHELL gets pipefail", [.insertion(", \"-o\", \"pipefail\"", at: program.range.upperBound)],
                isUnsafe: true)
        }
        guard let shell = file.distribution(of: run).map({ $0 == .alpine ? ash : bash }),
            let place = place(forStageOf: run, in: file)
        else { return nil }
        return Fix(
            "a SHELL with pipefail", [.insertion(shell + file.lineEnd(before: place), at: place)], isUnsafe: true)
    }

    private static let bash = "SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]"
    private static let ash = "SHELL [\"/bin/ash\", \"-eo\", \"pipefail\", \"-c\"]"

    /// Before the first RUN of the stage that has a pipe, and the comments that belong to it.
    private static func place(forStageOf run: Instruction, in file: AuditedDockerfile) -> Int? {
        guard let stage = file.graph.stage(of: run) else { return nil }
        let first = file.scripts.first { script in
            stage.contains(script.instruction) && script.instruction.kind == .run && !script.isTrigger
                && script.form == .shell && !script.sequence.pipelines.isEmpty
        }
        guard let first = first?.instruction, first.index <= run.index else { return nil }
        let comment = file.document.comments(of: first).first { $0.placement == .before(first.index) && $0.isAdjacent }
        return file.lineStart(of: comment?.range.lowerBound ?? first.range.lowerBound)
    }
}
