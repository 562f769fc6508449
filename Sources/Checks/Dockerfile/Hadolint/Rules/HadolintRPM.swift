/// How hadolint reads versions of packages of yum and dnf; variables count if the file sets them.
struct HadolintRPM {
    private var arguments: Set<String> = []
    /// Of the stage.
    private var variables: Set<String> = []
    private var alias: String?
    /// Of the stages before it; of two with one name the first counts.
    private var stages: [String: Set<String>] = [:]

    /// Whether an instruction installs something without a version.
    /// - Parameter groups: subcommands whose arguments are no packages; those of `module` want a stream.
    mutating func isUnpinned(
        _ content: HadolintInstruction.Content, by programs: [String], groups: [String]
    ) -> Bool {
        switch content {
        case .from(let image):
            if let alias, stages[alias] == nil { stages[alias] = variables }
            variables = stages[image.name] ?? []
            alias = image.alias
        case .arg(let name): arguments.insert(name)
        case .env(let pairs): variables.formUnion(pairs.map(\.name))
        case .run(let script, _):
            return script.commands.contains { command in
                guard programs.contains(command.name), command.arguments.contains("install") else { return false }
                let packages = command.plainArguments().filter { $0 != "install" && $0 != "module" }
                if command.arguments.contains("module"), !packages.allSatisfy({ $0.contains(":") }) { return true }
                return !command.arguments.contains(where: groups.contains) && !packages.allSatisfy(isPinned)
            }
        default: break
        }
        return false
    }

    /// Behind the name and a hyphen stands something with a part that begins with a digit.
    private func isPinned(_ package: String) -> Bool {
        let parts = package.split(separator: "-", omittingEmptySubsequences: false).dropFirst()
        guard !parts.isEmpty else { return false }
        if package.hasSuffix(".rpm") { return true }
        if package.contains("$") {
            return HadolintReferences(package).braced.contains {
                arguments.contains(String($0)) || variables.contains(String($0))
            }
        }
        return parts.allSatisfy { $0.allSatisfy(Self.isVersionCharacter) }
            && parts.contains { $0.first?.isASCIIDigit ?? false }
    }

    private static func isVersionCharacter(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber) || ".~^_:+".contains(character)
    }
}
