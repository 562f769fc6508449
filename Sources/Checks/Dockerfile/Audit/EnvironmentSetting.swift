internal import Dockerfile
internal import ShellSyntax

/// A variable that gets a value: by ENV, by the default of ARG, by `export`, by `env`, or in front of a command.
struct EnvironmentSetting {
    let name: String
    /// Nil if a variable has to be known first.
    let value: String?
    /// Name and value in the file.
    let range: Range<Int>
    let instruction: Instruction
}

extension AuditedDockerfile {
    /// The variables that instructions and commands set, in the order of the file's instructions, then of the commands.
    var environmentSettings: [EnvironmentSetting] {
        let set = instructions(.env, .arg).flatMap { instruction in
            instruction.pairs.compactMap { pair in
                pair.value.map {
                    EnvironmentSetting(
                        name: pair.name, value: value(of: $0, in: instruction), range: pair.range,
                        instruction: instruction)
                }
            }
        }
        return set + commands.flatMap(\.environmentSettings)
    }
}

extension BuildCommand {
    /// Those in front of it, and those that it makes if it is `export`, `env` or the like.
    var environmentSettings: [EnvironmentSetting] {
        let assigned = command.assignments.filter { $0.element == nil }.map {
            EnvironmentSetting(
                name: $0.name, value: value(of: $0.value), range: script.source($0.range), instruction: instruction)
        }
        guard Self.setters.contains(name ?? "") else { return assigned }
        return assigned
            + command.arguments.compactMap { word in
                guard let equals = word.prefix.firstIndex(of: "="), !word.prefix.hasPrefix("-") else { return nil }
                return EnvironmentSetting(
                    name: String(word.prefix[..<equals]),
                    value: value(of: word).map { String($0[$0.index(after: $0.firstIndex(of: "=") ?? equals)...]) },
                    range: range(of: word), instruction: instruction)
            }
    }

    private static let setters: Set = ["export", "declare", "typeset", "readonly", "local", "env", "sudo"]
}
