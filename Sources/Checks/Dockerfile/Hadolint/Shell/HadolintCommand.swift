/// A simple command as hadolint reads it: a program and the text of its arguments, nothing expanded.
struct HadolintCommand {
    /// What the flags of an argument are: `--name[=value]`, or a letter each in `-abc`.
    struct Flag {
        let name: String
        /// The number of the argument.
        let argument: Int
    }

    /// As it is written, path and all.
    let name: String
    let arguments: [String]
    let flags: [Flag]

    init(name: String, arguments: [String]) {
        self.name = name
        self.arguments = arguments
        flags = arguments.enumerated().flatMap { index, argument -> [Flag] in
            if argument == "-" || argument == "--" || !argument.hasPrefix("-") { return [] }
            if argument.hasPrefix("--") {
                return [Flag(name: String(argument.dropFirst(2).prefix { $0 != "=" }), argument: index)]
            }
            return argument.dropFirst().map { Flag(name: String($0), argument: index) }
        }
    }

    /// Whether it is a program with one of these arguments.
    func runs(_ programs: String..., with arguments: [String]) -> Bool {
        programs.contains(name) && self.arguments.contains(where: arguments.contains)
    }

    func hasFlag(_ names: String...) -> Bool { hasFlag(of: names) }

    func hasFlag(of names: [String]) -> Bool { flags.contains { names.contains($0.name) } }

    func count(ofFlag name: String) -> Int { flags.count { $0.name == name } }

    /// Whether these arguments stand side by side.
    func hasArguments(_ row: String...) -> Bool {
        arguments.indices.contains { arguments[$0...].starts(with: row) }
    }

    /// The arguments that are no flags, nor values of these flags.
    func plainArguments(withoutValuesOf flagsWithValues: [String] = []) -> [String] {
        let values = Set(
            flags.filter { flagsWithValues.contains($0.name) && !arguments[$0.argument].contains("=") }
                .map { $0.argument + 1 })
        let flagged = Set(flags.map(\.argument))
        return arguments.indices.filter { !values.contains($0) && !flagged.contains($0) }.map { arguments[$0] }
    }

    /// What stands behind a flag.
    func values(ofFlag name: String) -> [String] {
        Set(flags.filter { $0.name == name }.map { $0.argument + 1 }).filter(arguments.indices.contains)
            .map { arguments[$0] }
    }

    /// `pip install`, by pip's name with any version or as a module of python.
    var isPipInstall: Bool {
        if name.hasPrefix("pip"), !name.hasPrefix("pipenv"), arguments.contains("install") { return true }
        return name.hasPrefix("python") && hasArguments("-m", "pip", "install")
    }
}
