internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// The shell that starts the program takes a variable apart.
enum UnquotedStartVariable: DockerfileCheck {
    static let rule = Rule(
        dockerfile: "docker/unquoted-start-variable", "Unquoted variable in the start command",
        why: """
            CMD or ENTRYPOINT goes through a shell, and a variable stands in it without quotes. Its value is split at blanks and \
            its asterisks become file names, so that whoever sets the variable can add options; where it is the command itself, or \
            text that a shell reads, any command runs.
            """,
        severity: .info,
        remediation:
            "Put the variable in double quotes, or write the command in exec form and let the program read the variable.",
        references: ["https://cwe.mitre.org/data/definitions/88.html"],
        cwe: "CWE-88",
        bad: [
            "FROM debian:12\nENV WHERE=/srv\nCMD serve «$WHERE» -p $PORT\n",
            "FROM debian:12\nENTRYPOINT exec «${PROGRAM}» --port 80\n",
            "FROM debian:12\nENTRYPOINT [\"sh\", \"-c\", \"server -p «$PORT» -d /srv\"]\n",
            "FROM debian:12\nCMD sh -c \"«$COMMAND»\"\n",
            "FROM debian:12 AS base\nCMD set -e; \\\n  eval \"«$SETUP»\"; serve\nFROM base\n",
        ],
        good: [
            "FROM debian:12\nENV WHERE=/srv\nCMD serve \"$WHERE\" -p \"$PORT\"\n",
            "FROM debian:12\nENTRYPOINT [\"serve\", \"$WHERE\"]\n",
            "FROM debian:12\nCMD exec java $JAVA_OPTS -jar app.jar\n",
            "FROM debian:12\nCMD count=3; for i in $count; do echo $i; done\n",
            "FROM debian:12\nRUN echo $HOME\nCMD echo '$HOME' $? \"${HOME}\"\n",
            "FROM debian:12 AS build\nCMD serve $WHERE\nFROM debian:12\nCMD [\"serve\"]\n",
        ])

    /// What the names of variables end with that are meant to hold several words.
    private static let plurals = [
        "OPTS", "OPTIONS", "ARGS", "ARGUMENTS", "FLAGS", "PARAMS", "PARAMETERS", "OPTION", "EXTRA", "ARG",
    ]

    static func findings(in file: AuditedDockerfile) -> [CheckFinding] {
        var found: [Range<Int>: CheckFinding] = [:]
        var own: [Int: Set<String>] = [:]
        for command in file.startCommands.map(\.command) {
            let variables = own[command.instruction.index] ?? ownVariables(of: command.script)
            own[command.instruction.index] = variables
            // A wrapper's argument is a command too, and then the graver of the two counts.
            for finding in findings(in: command, own: variables)
            where finding.severity != nil || found[finding.range] == nil {
                found[finding.range] = finding
            }
        }
        // One variable of a command tells as much as all of them, unless it is worse than the others.
        let first = found.values.filter { $0.severity == nil }.min { $0.range.lowerBound < $1.range.lowerBound }
        return found.values.filter { $0.severity != nil } + [first].compactMap { $0 }
    }

    private static func findings(in command: BuildCommand, own: Set<String>) -> [CheckFinding] {
        let evaluated = evaluatedWords(of: command)
        let isLoop = command.command.context.circumstances.contains(.loop)
        return command.command.words.enumerated().flatMap { place, word -> [CheckFinding] in
            let isGrave = place == 0 || evaluated?.contains(place) == true
            let parameters = isGrave && place > 0 ? word.parameters : unquoted(in: word)
            return parameters.compactMap { parameter in
                let name = parameter.name.uppercased()
                guard parameter.operation != .length, isName(name), !own.contains(parameter.name),
                    // It may be the loop's own.
                    !(isLoop && name != parameter.name),
                    isGrave || !plurals.contains(where: name.hasSuffix)
                else { return nil }
                let message =
                    isGrave
                    ? "$\(parameter.name) is run as a command" : "$\(parameter.name) is split and may add options"
                return CheckFinding(
                    command.script.source(parameter.range), message, severity: isGrave ? .medium : nil)
            }
        }
    }

    /// The variables that a script sets itself.
    private static func ownVariables(of script: BuildScript) -> Set<String> {
        var names: Set<String> = []
        for command in script.commands {
            names.formUnion(command.command.assignments.map(\.name))
            if ["read", "export", "local"].contains(command.name) {
                names.formUnion(command.knownArguments.map { String($0.prefix { $0 != "=" }) })
            }
        }
        return names
    }

    private static func unquoted(in word: ShellWord) -> [ShellParameter] {
        word.parts.compactMap { if case .parameter(let parameter) = $0 { parameter } else { nil } }
    }

    private static func isName(_ name: String) -> Bool {
        name.first.map { $0.isLetter || $0 == "_" } ?? false
    }

    /// The places of words that a shell reads as a script.
    private static func evaluatedWords(of command: BuildCommand) -> Range<Int>? {
        switch command.name {
        case "eval": return 1..<command.command.words.count
        case "sh", "bash", "ash", "dash", "zsh":
            guard let option = command.command.words.firstIndex(where: { $0.isLiteral("-c") }),
                option + 1 < command.command.words.count
            else { return nil }
            return option + 1..<option + 2
        default: return nil
        }
    }
}
