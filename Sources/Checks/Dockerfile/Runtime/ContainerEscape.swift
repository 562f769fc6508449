internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// A command that leads from a container to its host.
enum ContainerEscape: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/container-escape", "Way out of the container",
        why: """
            A script or a label of the image holds a command that takes a container's walls away: a privileged container, one with \
            the host's file system, processes or Docker socket, or nsenter into the host. Whoever runs it gives the image the host.
            """,
        severity: .high,
        remediation: "Ask for the capabilities, devices and directories that are needed one by one.",
        references: ["https://cwe.mitre.org/data/definitions/250.html"],
        cwe: "CWE-250",
        bad: [
            "FROM debian:12\nLABEL run=\"docker run «--privileged» -d IMAGE\"\n",
            "FROM debian:12\nLABEL A=b \\\n  RUN='podman run --rm «--pid=host» IMAGE'\n",
            "FROM debian:12\nENTRYPOINT [«\"nsenter\"», \"--target\", \"1\", \"--mount\", \"sh\"]\n",
            "FROM docker:27\nCMD docker run -v «/var/run/docker.sock:/var/run/docker.sock» app\n",
            "FROM docker:27\nRUN <<EOF\ndocker run --rm --volume=/srv:/srv -v «/:/host» alpine chroot /host\nEOF\n",
            "FROM docker:27\nRUN docker run --cap-add «SYS_ADMIN» app\n",
        ],
        good: [
            "FROM debian:12\nLABEL run=\"docker run --cap-add NET_BIND_SERVICE -d IMAGE\"\n",
            "FROM debian:12\nLABEL description=\"does not need docker run --privileged\"\n",
            "FROM debian:12\n# docker run --privileged app\nRUN echo docker run --privileged\n",
            "FROM docker:27\nCMD docker run -v /var/run/app:/var/run/app app\n",
            "FROM debian:12\nRUN nsenter --version\n",
            "FROM docker:27\nRUN docker build --privileged .\n",
        ])

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        let commands = file.commands.compactMap { command -> CheckFinding? in
            guard let escape = Escape(command.command, value: command.value(of:)) else { return nil }
            return CheckFinding(command.range(of: escape.word), escape.message)
        }
        let labels = file.instructions(.label).flatMap { label in
            label.pairs.compactMap { pair in pair.value.flatMap { finding(in: $0, of: label, in: file) } }
        }
        return commands + labels
    }

    /// What a label says how to run the image.
    private static func finding(
        in word: Word, of label: Instruction, in file: AuditedDockerfile
    ) -> CheckFinding? {
        let expansion = file.expand(word, in: label).value
        let script = ShellScript(expansion)
        guard script.diagnostics.isEmpty else { return nil }
        for command in script.commands().commands {
            guard let escape = Escape(command, value: \.literal) else { continue }
            // Where quotes alone were taken off the places are the same, one further on.
            let raw = Array(word.value.utf8)
            let text = Array(expansion.utf8)
            let shift =
                raw == text ? 0 : raw.count == text.count + 2 && Array(raw.dropFirst().dropLast()) == text ? 1 : nil
            guard let shift, word.isVerbatim else { return CheckFinding(word.range, escape.message) }
            let start = word.span.lowerBound + shift
            let span = start + escape.word.range.lowerBound..<start + escape.word.range.upperBound
            return CheckFinding(label.text.sourceRange(of: span), escape.message)
        }
        return nil
    }

    /// What opens the container, and the word that says so.
    private struct Escape {
        let word: ShellWord
        let message: String

        init?(_ command: ShellCommand, value: (ShellWord) -> String?) {
            let words = command.arguments
            func text(_ index: Int) -> String { words.indices.contains(index) ? value(words[index]) ?? "" : "" }
            switch command.name {
            case "nsenter":
                let target = words.indices.contains { index in
                    ["-t1", "--target=1"].contains(text(index))
                        || ["-t", "--target"].contains(text(index)) && text(index + 1) == "1"
                }
                guard target, let word = command.words.first else { return nil }
                self.init(word: word, message: "nsenter goes into the host's first process")
            case "docker", "podman", "nerdctl":
                guard let start = words.indices.first(where: { ["run", "create", "exec"].contains(text($0)) }) else {
                    return nil
                }
                for index in words.indices where index > start {
                    let parts = text(index).split(separator: "=", maxSplits: 1).map(String.init)
                    guard let name = parts.first, name.hasPrefix("-") else { continue }
                    let place = parts.count == 2 ? index : index + 1
                    let argument = parts.count == 2 ? parts[1] : text(index + 1)
                    guard let message = Self.message(name, argument, isSwitch: parts.count == 1) else { continue }
                    self.init(word: words[name == "--privileged" ? index : place], message: message)
                    return
                }
                return nil
            default: return nil
            }
        }

        private init(word: ShellWord, message: String) {
            self.word = word
            self.message = message
        }

        private static func message(_ option: String, _ argument: String, isSwitch: Bool) -> String? {
            switch option {
            case "--privileged": return isSwitch || argument == "true" ? "the container is privileged" : nil
            case "--pid", "--ipc", "--userns", "--uts":
                return argument == "host" ? "the container shares the host's \(option.dropFirst(2))" : nil
            case "--cap-add":
                let name = argument.uppercased()
                return ["ALL", "SYS_ADMIN", "CAP_SYS_ADMIN", "SYS_PTRACE", "SYS_MODULE"].contains(name)
                    ? "the container gets the capability \(name)" : nil
            case "-v", "--volume", "--mount":
                if argument.contains("docker.sock") || argument.contains("containerd.sock") {
                    return "the container gets the socket of the runtime"
                }
                return argument.hasPrefix("/:") ? "the container gets the host's file system" : nil
            default: return nil
            }
        }
    }
}
