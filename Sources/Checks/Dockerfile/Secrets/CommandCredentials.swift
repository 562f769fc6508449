internal import Dockerfile
internal import Rules
internal import ShellSyntax

/// The credentials on a command line: the words they stand in, and as what they are read.
struct CommandCredentials {
    struct Found {
        let word: ShellWord
        let text: ExposedText
        /// `a password`, `a header`
        let kind: String
    }

    private(set) var all: [Found] = []
    private let command: BuildCommand
    private let file: AuditedDockerfile
    private let assigned: Set<String>
    /// Where the words begin that were looked at.
    private var places: Set<Int> = []

    /// - Parameter assigned: the variables that the command's script sets.
    init(_ command: BuildCommand, in file: AuditedDockerfile, assigned: Set<String>) {
        self.assigned = assigned
        self.command = command
        self.file = file
        guard !command.command.words.isEmpty else { return }
        if let form = CredentialForm.all[command.name ?? ""] { add(form) }
        switch command.name {
        case "curl": addRequest(.curl, users: ["u", "user", "U", "proxy-user"])
        case "wget": addRequest(.wget, users: [])
        case "htpasswd": addPasswordFile()
        case "mysql", "mysqladmin", "mysqldump", "mysqlimport", "mariadb", "mariadb-admin", "mariadb-dump":
            addDatabase()
        case "openssl": addPassPhrase()
        default: break
        }
        addGeneral()
    }

    private mutating func add(_ word: ShellWord?, _ kind: String, behind character: Character? = nil) {
        guard let word, places.insert(word.range.lowerBound).inserted else { return }
        var text: ExposedText? = ExposedText(word, in: command, of: file, assigned: assigned)
        if let character { text = text?.behind(character) }
        if let text { all.append(Found(word: word, text: text, kind: kind)) }
    }

    private mutating func add(_ form: CredentialForm) {
        let grammar = ShellOptionGrammar(
            valued: form.options.union(form.others), hasSingleHyphen: form.hasSingleHyphen)
        let arguments = command.command.arguments(grammar)
        let names = arguments.operands.map { command.value(of: $0) ?? "" }
        if form.commands.isEmpty || names.contains(where: form.commands.contains) {
            for option in arguments.options where form.options.contains(option.name) {
                // The password that every store of Java's is delivered with.
                if option.value.flatMap(command.value(of:)) == "changeit" { continue }
                add(option.value, "a password")
                places.insert(option.word.range.lowerBound)
            }
        }
        for (index, name) in names.enumerated() {
            if let distance = form.operands[name], index + distance < names.count {
                add(arguments.operands[index + distance], "a credential")
            }
            let key = ExposedText(arguments.operands[index], in: command, of: file, assigned: assigned).characters
                .lowercased()
            for (end, distance) in form.settings {
                if key.hasSuffix(end), index + distance < names.count {
                    add(arguments.operands[index + distance], "a credential")
                } else if key.contains(end + "=") {
                    add(arguments.operands[index], "a credential", behind: "=")
                }
            }
        }
    }

    private mutating func addRequest(_ grammar: ShellOptionGrammar, users: Set<String>) {
        for option in command.command.arguments(grammar).options {
            guard let value = option.value else { continue }
            if users.contains(option.name) { add(value, "a password", behind: ":") }
            guard ["H", "header", "proxy-header"].contains(option.name) else { continue }
            let text = ExposedText(value, in: command, of: file, assigned: assigned).characters
            let name = text.prefix { $0 != ":" }.lowercased()
            guard CredentialForm.headers.contains(name),
                let rest = ExposedText(value, in: command, of: file, assigned: assigned).behind(":")
            else { continue }
            // The scheme alone is no credential.
            let words = rest.characters.split(separator: " ")
            let isScheme = words.count == 1 && ["bearer", "basic", "token"].contains(words[0].lowercased())
            if isScheme, rest.exposure == .literal { continue }
            add(value, "a credential in a header", behind: ":")
        }
    }

    /// `htpasswd -b file user password`, `htpasswd -nb user password`
    private mutating func addPasswordFile() {
        let arguments = command.command.arguments(ShellOptionGrammar(valued: ["C", "r"]))
        guard arguments.flag("b"), arguments.operands.count == (arguments.flag("n") ? 2 : 3) else { return }
        add(arguments.operands.last, "a password")
    }

    /// `-pPASSWORD`, in one word.
    private mutating func addDatabase() {
        for word in command.command.arguments {
            let prefix = word.prefix
            guard prefix.hasPrefix("-p") && !prefix.hasPrefix("--") else { continue }
            if prefix.count > 2 || word.literal == nil { add(word, "a password", behind: "p") }
        }
    }

    /// `-passout pass:PASSWORD`
    private mutating func addPassPhrase() {
        for word in command.command.arguments where word.prefix.hasPrefix("pass:") {
            add(word, "a pass phrase", behind: ":")
        }
    }

    /// Addresses with a password, and options whose name says it.
    private mutating func addGeneral() {
        let isPrinted =
            ["echo", "printf"].contains(command.name) && !command.command.redirections.contains(where: \.writesFile)
        for word in command.command.arguments {
            if !isPrinted, word.knownText.contains("@"),
                let text = ExposedText(word, in: command, of: file, assigned: assigned).credentialOfAddress
            {
                if places.insert(word.range.lowerBound).inserted {
                    all.append(Found(word: word, text: text, kind: "a credential in an address"))
                }
                continue
            }
            let prefix = word.prefix
            guard prefix.hasPrefix("-"), let equals = prefix.firstIndex(of: "=") else { continue }
            let name = String(prefix[..<equals].drop { $0 == "-" })
            let isProperty = name.hasPrefix("D") && CredentialName.isSecret(String(name.dropFirst()))
            guard CredentialForm.generalOptions.contains(name) && prefix.hasPrefix("--") || isProperty else { continue }
            let value = ExposedText(word, in: command, of: file, assigned: assigned).behind("=")
            if value?.exposure == .literal, case .harmless = CredentialValue(value?.characters ?? "") { continue }
            add(word, "a credential", behind: "=")
        }
        for assignment in command.command.assignments where Self.variables.contains(assignment.name) {
            add(assignment.value, "a password")
        }
    }

    /// Variables that programs read a password from.
    private static let variables: Set = ["PGPASSWORD", "MYSQL_PWD", "SSHPASS", "RSYNC_PASSWORD", "REDISCLI_AUTH"]
}
