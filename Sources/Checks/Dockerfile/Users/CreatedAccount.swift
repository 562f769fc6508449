internal import ShellSyntax

/// An account that `useradd` or `adduser` makes.
struct CreatedAccount {
    /// The name as a word of the command.
    let word: ShellWord
    let name: String
    /// The number it is given, if one is named.
    let identifier: Int?

    /// Nil unless the command makes an account whose name is known.
    init?(_ command: BuildCommand) {
        let arguments: ShellArguments
        switch command.name {
        case "useradd": arguments = command.command.arguments(.useradd)
        case "adduser": arguments = command.command.arguments(.adduser)
        default: return nil
        }
        // `adduser name group` makes nothing.
        guard arguments.operands.count == 1, !arguments.flag("group"), let word = arguments.operands.first,
            let name = command.value(of: word)
        else { return nil }
        self.word = word
        self.name = name
        identifier = arguments.option("u", "uid")?.value.flatMap(command.value(of:)).flatMap { Int($0) }
    }
}
