import ShellSyntax

/// The tree of a script in one line: what is quoted, nested and connected, without blanks and comments.
enum Outline {
    static func of(_ text: String) -> String { of(ShellScript(text).list) }

    static func of(_ list: ShellList) -> String {
        list.statements.map { of($0) }.joined(separator: "; ")
    }

    private static func of(_ statement: ShellStatement) -> String {
        var text = of(statement.pipelines[0])
        for (connection, pipeline) in zip(statement.connections, statement.pipelines.dropFirst()) {
            text += (connection == .and ? " && " : " || ") + of(pipeline)
        }
        return text + (statement.isBackground ? " &" : "")
    }

    private static func of(_ pipeline: ShellPipeline) -> String {
        (pipeline.isNegated ? "! " : "") + (pipeline.isTimed ? "time " : "")
            + pipeline.commands.map { of($0) }.joined(separator: pipeline.pipesErrors ? " |& " : " | ")
    }

    static func of(_ node: ShellNode) -> String {
        ([of(node.content)] + node.redirections.map { of($0) }).filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func of(_ content: ShellNode.Content) -> String {
        switch content {
        case .simple(let command):
            (command.assignments.map { of($0) } + command.words.map { "<" + of($0) + ">" }).joined(separator: " ")
        case .subshell(let list): "(\(of(list)))"
        case .group(let list): "{\(of(list))}"
        case .choice(let choice):
            "if{" + choice.branches.map { of($0.condition) + " -> " + of($0.body) }.joined(separator: " elif ")
                + (choice.otherwise.map { " else " + of($0) } ?? "") + "}"
        case .loop(let loop): of(loop.kind) + "{\(of(loop.body))}"
        case .selection(let selection):
            "case <\(of(selection.subject))>{" + selection.clauses.map { of($0) }.joined(separator: " ") + "}"
        case .function(let function): "function \(function.name) \(of(function.body))"
        case .coprocess(let name, let node): "coproc \(name ?? "-") \(of(node))"
        case .test(let words): "[[" + words.map { "<" + of($0) + ">" }.joined(separator: " ") + "]]"
        case .arithmetic(let arithmetic): "((\(of(arithmetic.expression))))"
        }
    }

    private static func of(_ kind: ShellLoop.Kind) -> String {
        switch kind {
        case .while(let condition): "while(\(of(condition)))"
        case .until(let condition): "until(\(of(condition)))"
        case .each(let name, let words): "for \(name) " + of(words)
        case .select(let name, let words): "select \(name) " + of(words)
        case .arithmetic(let arithmetic): "for((\(of(arithmetic.expression))))"
        }
    }

    private static func of(_ words: [ShellWord]?) -> String {
        words.map { "in[" + $0.map { of($0) }.joined(separator: " ") + "]" } ?? "-"
    }

    private static func of(_ clause: ShellCase.Clause) -> String {
        clause.patterns.map { of($0) }.joined(separator: "|") + ") " + of(clause.body)
            + (clause.terminator?.rawValue ?? "")
    }

    private static func of(_ assignment: ShellAssignment) -> String {
        assignment.name + (assignment.element.map { "[\(of($0))]" } ?? "") + (assignment.isAppending ? "+=" : "=")
            + of(assignment.value)
    }

    private static func of(_ redirection: ShellRedirection) -> String {
        let descriptor =
            switch redirection.descriptor {
            case .number(let number): "\(number)"
            case .variable(let name): "{\(name)}"
            case nil: ""
            }
        return descriptor + redirection.operation.rawValue + of(redirection.target)
            + (redirection.heredoc.map { "{" + of($0.body) + "}" } ?? "")
    }

    // MARK: Words

    static func of(_ word: ShellWord) -> String { of(word.parts) }

    private static func of(_ parts: [ShellWordPart]) -> String {
        parts.map { of($0) }.joined().replacing("\n", with: "⏎")
    }

    private static func of(_ part: ShellWordPart) -> String {
        switch part {
        case .literal(let literal): return (literal.isEscaped ? "\\" : "") + literal.text
        case .quotation(let quotation):
            let inner = of(quotation.parts)
            switch quotation.style {
            case .single: return "'\(inner)'"
            case .escaped: return "$'\(inner)'"
            case .double: return "\"\(inner)\""
            case .translated: return "$\"\(inner)\""
            }
        case .parameter(let parameter):
            var text = "${" + (parameter.isIndirect ? "!" : "") + parameter.name
            text += parameter.element.map { "[\(of($0))]" } ?? ""
            text += parameter.operation.map { " \($0)" } ?? ""
            return text + (parameter.argument.map { " " + of($0) } ?? "") + "}"
        case .substitution(let substitution):
            let marks: (String, String) =
                switch substitution.kind {
                case .command: ("$(", ")")
                case .backquoted: ("`", "`")
                case .processOutput: ("<(", ")")
                case .processInput: (">(", ")")
                }
            return marks.0 + of(substitution.list) + marks.1
        case .arithmetic(let arithmetic): return "$((\(of(arithmetic.expression))))"
        case .array(let words, _): return "(" + words.map { of($0) }.joined(separator: " ") + ")"
        }
    }
}

extension ShellScript {
    /// What is wrong, in words.
    var problems: [String] { diagnostics.map(\.description) }
}

/// The simple commands of a script, each as its words or, in guillemets, what stands in the script.
func commandLines(_ text: String, variables: [String: String] = [:]) -> [String] {
    let sequence = ShellScript(text).commands(variables: variables)
    let bytes = Array(text.utf8)
    return sequence.commands.map { command in
        command.words.map { word in
            sequence.value(of: word, in: command) ?? "«\(String(decoding: bytes[word.range], as: UTF8.self))»"
        }.joined(separator: " ")
    }
}

/// What stands in a range of a text.
func slice(_ text: String, _ range: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
}
