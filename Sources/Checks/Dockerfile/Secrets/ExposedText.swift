internal import Dockerfile
internal import ShellSyntax

/// The text of a word as it stands in the file: characters, and what a shell puts in between.
struct ExposedText {
    enum Element {
        case character(Character)
        case variable(String)
        /// The output of a command and its like.
        case unknown
    }

    /// How a credential gets into the record of a build.
    enum Exposure: Hashable {
        /// It stands in the file.
        case literal
        /// It is the value of this ARG or ENV.
        case variable(String)
    }

    private(set) var elements: [Element]
    private let command: BuildCommand
    private let file: AuditedDockerfile
    /// The variables that the script itself sets.
    private let assigned: Set<String>

    init(_ word: ShellWord, in command: BuildCommand, of file: AuditedDockerfile, assigned: Set<String>) {
        elements = Self.elements(word.parts)
        self.command = command
        self.file = file
        self.assigned = assigned
    }

    /// The variables that the commands of a script set.
    static func assigned(by script: BuildScript) -> Set<String> {
        var names: Set<String> = []
        for command in script.sequence.commands {
            names.formUnion(command.assignments.map(\.name))
            guard ["export", "read", "local", "declare", "readonly"].contains(command.name) else { continue }
            for word in command.arguments where command.name == "read" || word.prefix.contains("=") {
                names.insert(String(word.prefix.prefix { $0 != "=" }))
            }
        }
        return names
    }

    private static func elements(_ parts: [ShellWordPart]) -> [Element] {
        parts.flatMap { part -> [Element] in
            switch part {
            case .literal(let literal): literal.text.map { .character($0) }
            case .quotation(let quotation): elements(quotation.parts)
            case .parameter(let parameter):
                parameter.isIndirect || parameter.name.isEmpty ? [.unknown] : [.variable(parameter.name)]
            case .substitution, .arithmetic, .array: [.unknown]
            }
        }
    }

    /// The characters, without what stands between them.
    var characters: String {
        String(elements.compactMap { if case .character(let character) = $0 { character } else { nil } })
    }

    /// What stands behind the first place of a character; nil if it is not there.
    func behind(_ character: Character) -> ExposedText? {
        guard let index = elements.firstIndex(where: { $0.isCharacter(character) }) else { return nil }
        var rest = self
        rest.elements = Array(elements[(index + 1)...])
        return rest
    }

    /// What is exposed when the text is a credential; nil if it is empty, a placeholder, or known only to the shell.
    var exposure: Exposure? {
        var variables: [String] = []
        for element in elements {
            switch element {
            case .character: continue
            case .variable(let name): variables.append(name)
            case .unknown: return nil
            }
        }
        if variables.isEmpty {
            let text = characters.trimmed
            guard !text.isEmpty, !text.hasPrefix("/run/secrets/") else { return nil }
            if case .placeholder = CredentialValue(text) { return nil }
            return .literal
        }
        let environment = file.graph.state(before: command.instruction).environment
        let name = variables.last { name in
            [.argument, .environment].contains(environment[name]?.origin) && !assigned.contains(name)
        }
        return name.map { .variable($0) }
    }

    /// The credential in an address such as `https://user:password@host/`.
    var credentialOfAddress: ExposedText? {
        var place = 0
        while place + 2 < elements.count {
            defer { place += 1 }
            guard elements[place].isCharacter(":"), elements[place + 1].isCharacter("/"),
                elements[place + 2].isCharacter("/"), hasWebScheme(before: place)
            else { continue }
            let authority = elements[(place + 3)...].prefix { element in
                !["/", "?", "#", " ", "\"", "'"].contains { element.isCharacter($0) }
            }
            guard let at = authority.lastIndex(where: { $0.isCharacter("@") }) else { continue }
            var user = self
            user.elements = Array(authority[..<at])
            guard let password = user.behind(":") else {
                // A lone name is a token if its variable says so.
                let isToken = user.elements.contains { $0.variable.map(CredentialName.isSecret) ?? false }
                return isToken ? user : nil
            }
            guard password.characters != "x-oauth-basic", !password.elements.isEmpty else {
                user.elements.removeAll { $0.isCharacter(":") }
                return user
            }
            return password
        }
        return nil
    }

    private func hasWebScheme(before place: Int) -> Bool {
        let start = String(elements[..<place].suffix(5).compactMap(\.character)).lowercased()
        return ["http", "https", "ftp", "ftps"].contains { start.hasSuffix($0) }
    }
}

extension ExposedText.Element {
    fileprivate var character: Character? { if case .character(let character) = self { character } else { nil } }
    fileprivate var variable: String? { if case .variable(let name) = self { name } else { nil } }
    fileprivate func isCharacter(_ character: Character) -> Bool { self.character == character }
}
