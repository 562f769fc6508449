/// The variables that commands may assign in the shell that runs them.
struct AssignedNames {
    private(set) var names: Set<String> = []

    init(in list: ShellList) { add(list) }

    init(in node: ShellNode) { add(node) }

    init(in command: ShellSimpleCommand) { add(command) }

    private mutating func add(_ list: ShellList) {
        for statement in list.statements {
            for pipeline in statement.pipelines {
                for node in pipeline.commands { add(node) }
            }
        }
    }

    private mutating func add(_ node: ShellNode) {
        switch node.content {
        case .simple(let command): add(command)
        case .subshell, .coprocess: break
        case .group(let list): add(list)
        case .choice(let choice):
            for branch in choice.branches {
                add(branch.condition)
                add(branch.body)
            }
            if let otherwise = choice.otherwise { add(otherwise) }
        case .loop(let loop):
            switch loop.kind {
            case .while(let condition), .until(let condition): add(condition)
            case .each(let name, let words), .select(let name, let words):
                names.insert(name)
                for word in words ?? [] { add(word) }
            case .arithmetic(let arithmetic): add(arithmetic)
            }
            add(loop.body)
        case .selection(let selection):
            add(selection.subject)
            for clause in selection.clauses { add(clause.body) }
        case .function(let function): add(function.body)
        case .test(let words): for word in words { add(word) }
        case .arithmetic(let arithmetic): add(arithmetic)
        }
    }

    private mutating func add(_ command: ShellSimpleCommand) {
        for assignment in command.assignments {
            if command.words.isEmpty { names.insert(assignment.name) }
            add(assignment.value)
        }
        for word in command.words { add(word) }
        switch command.words.first?.literal {
        case "export", "readonly", "declare", "typeset", "local", "read", "unset", "getopts", "mapfile", "readarray",
            "printf", "let":
            for word in command.words.dropFirst() { addNames(word.prefix) }
        default: break
        }
    }

    /// `${name:=word}` and arithmetic assign, too.
    private mutating func add(_ word: ShellWord) {
        var found: [ShellWordPart] = []
        word.parts.visitAll { part in
            switch part {
            case .parameter, .arithmetic: found.append(part)
            default: break
            }
        }
        for part in found {
            switch part {
            case .arithmetic(let arithmetic): add(arithmetic)
            case .parameter(let parameter):
                if case .assignDefault = parameter.operation { names.insert(parameter.name) }
            default: break
            }
        }
    }

    private mutating func add(_ arithmetic: ShellArithmetic) {
        for part in arithmetic.expression.parts {
            guard case .literal(let literal) = part else { continue }
            addNames(literal.text)
        }
    }

    /// Everything in the text that may be a name.
    private mutating func addNames(_ text: String) {
        for name in text.utf8.split(whereSeparator: { !$0.isName }) {
            guard let name = String(name), name.isShellName else { continue }
            names.insert(name)
        }
    }
}
