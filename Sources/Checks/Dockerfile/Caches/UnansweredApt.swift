internal import Rules
internal import ShellSyntax

/// apt-get asks a question in a build.
enum UnansweredApt: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unanswered-apt", "apt-get waits for an answer",
        why: """
            apt-get asks before it changes what is installed, and in a build nobody answers: it takes the question \
            for a no, and the build breaks off or goes on without the packages.
            """,
        severity: .low,
        remediation: "Write apt-get install -y, so that nobody has to answer.",
        references: ["https://docs.docker.com/build/building/best-practices/#run"],
        cwe: "CWE-710",
        aliases: ["hadolint:DL3014", "trivy:DS-0021", "trivy:AVD-DS-0021"],
        bad: [
            "FROM debian:12\nRUN apt-get «install» curl\n",
            "FROM debian:12\nRUN apt-get update && \\\n  apt-get -q «install» --no-install-recommends \\\n  curl\n",
            "FROM debian:12\nRUN [\"apt-get\", «\"upgrade\"»]\n",
            "FROM debian:12\nRUN <<EOF\nDEBIAN_FRONTEND=noninteractive apt-get «purge» curl\nEOF\n",
            "FROM debian:12\nONBUILD RUN apt «install» $PACKAGES\n",
        ],
        good: [
            "FROM debian:12\nRUN apt-get install -y curl\n",
            "FROM debian:12\nRUN apt-get -qq install a && apt-get --assume-yes remove b && apt-get -q=2 install c\n",
            "FROM debian:12\nRUN apt-get install curl -yq\n",
            "FROM debian:12\nRUN apt-get -o APT::Get::Assume-Yes=true install curl\n",
            "FROM debian:12\nRUN yes | apt-get install curl\n",
            "FROM debian:12\nARG APT_OPTIONS\nRUN apt-get $APT_OPTIONS install curl\n",
            "FROM debian:12\nRUN echo 'APT::Get::Assume-Yes \"true\";' > /etc/apt/apt.conf\nRUN apt-get install a\n",
            "FROM debian:12\nRUN apt-get update; echo apt-get install curl\n",
        ])

    private static let question = UnansweredQuestion(
        tool: .apt,
        answers: [
            "y", "yes", "assume-yes", "assume-no", "s", "simulate", "dry-run", "just-print", "no-act",
            "recon",
            "print-uris",
        ],
        setting: "apt::get::assume-yes")

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        question.commands(in: file).filter { !isQuiet($0.arguments) }.map {
            CheckFinding($0.verbRange, "\($0.command.name ?? "apt-get") \($0.verb ?? "") asks, and nobody answers")
        }
    }
    /// Whether it is told twice to be quiet, which means yes.
    private static func isQuiet(_ arguments: ShellArguments) -> Bool {
        let quiet = arguments.options.filter { $0.name == "q" || $0.name == "quiet" }
        return quiet.count > 1 || quiet.contains { $0.value?.literal.flatMap { Int($0) } ?? 1 > 1 }
    }

    static func fix(for finding: CheckFinding, in file: AuditedDockerfile) -> Fix? {
        question.fix(for: finding, in: file)
    }
}
