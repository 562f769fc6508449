/// Packages without a version.
enum HadolintPinningRules {
    static let all: [HadolintRule] = [
        .command("DL3008", .warning, "apt-get installs a package in any version") { command in
            guard command.runs("apt-get", with: ["install"]) else { return false }
            let packages = command.plainArguments(withoutValuesOf: ["t", "target-release"])
            return !packages.allSatisfy { $0 == "install" || $0.has("=", "/") || $0.hasSuffix(".deb") }
        },
        .command("DL3013", .warning, "pip installs a package in any version", where: HadolintPip.isUnpinned),
        .command("DL3016", .warning, "npm installs a package in any version") { command in
            guard command.runs("npm", with: ["install"]) else { return false }
            let arguments = command.plainArguments(withoutValuesOf: ["loglevel", "registry"])
            return arguments.first == "install"
                && !arguments.drop { $0 == "install" }.allSatisfy(isPinnedNodePackage)
        },
        .command("DL3018", .warning, "apk installs a package in any version") { command in
            guard command.runs("apk", with: ["add"]) else { return false }
            let packages = command.plainArguments(withoutValuesOf: ["t", "virtual", "repository", "X"])
            return !packages.allSatisfy { $0 == "add" || $0.has("=", "~", ">", "<") || $0.hasSuffix(".apk") }
        },
        .command("DL3028", .warning, "gem installs a package in any version") { command in
            guard command.runs("gem", with: ["install", "i"]), !command.arguments.contains("-v"),
                !command.arguments.contains(where: { $0 == "--version" || $0.hasPrefix("--version=") })
            else { return false }
            return !gems(command.arguments).allSatisfy { $0 == "install" || $0 == "i" || $0.has(":") }
        },
        .fold("DL3033", .warning, "yum installs a package in any version", from: HadolintRPM(), judgesTriggers: true) {
            $0.isUnpinned($1, by: ["yum"], groups: ["module"])
        },
        .command("DL3037", .warning, "zypper installs a package in any version") { command in
            guard command.runs("zypper", with: ["install", "in"]) else { return false }
            return !command.plainArguments().allSatisfy {
                $0 == "install" || $0 == "in" || $0.has("=", ">", "<") || $0.hasSuffix(".rpm")
            }
        },
        .fold("DL3041", .warning, "dnf installs a package in any version", from: HadolintRPM(), judgesTriggers: true) {
            $0.isUnpinned($1, by: ["dnf", "microdnf"], groups: ["module", "group"])
        },
        .run("DL3062", .warning, "go takes a module in any version") { script, _ in
            let run = script.commands.filter { $0.runs("go", with: ["run"]) }.flatMap { command in
                // What stands behind the module is for the program.
                command.plainArguments().prefix(2).filter { $0 != "run" }
            }
            let modules =
                run.isEmpty
                ? script.commands.filter { $0.runs("go", with: ["install", "get"]) }.flatMap { command in
                    command.plainArguments().filter { !["install", "get", "tool"].contains($0) }
                } : run
            return !modules.allSatisfy {
                $0.hasPrefix(".") || $0.hasPrefix("/")
                    || $0.has("@") && !$0.hasSuffix("@latest") && !$0.hasSuffix("@none")
            }
        },
    ]

    /// A package with a version, a commit of git, or a file or folder.
    private static func isPinnedNodePackage(_ package: String) -> Bool {
        if ["git://", "git+ssh://", "git+http://", "git+https://"].contains(where: package.hasPrefix) {
            return package.has("#")
        }
        if [".tar", ".tar.gz", ".tgz"].contains(where: package.hasSuffix) { return true }
        if ["/", "./", "../", "~/"].contains(where: package.hasPrefix) { return true }
        // The scope goes, up to a character that ASCII has not behind the slash.
        return (package.hasPrefix("@") ? package.drop { $0 > "/" } : package[...]).contains("@")
    }

    /// The arguments before `--` that are neither options nor stand behind one.
    private static func gems(_ arguments: [String]) -> [String] {
        var gems: [String] = []
        var rest = arguments.prefix { $0 != "--" }
        while let argument = rest.popFirst() {
            if argument.hasPrefix("-") { rest = rest.dropFirst() } else { gems.append(argument) }
        }
        return gems
    }
}

extension String {
    /// Whether one of these is in it.
    func has(_ texts: String...) -> Bool { texts.contains { contains($0) } }
}
