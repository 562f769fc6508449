/// ShellCheck on the RUN instructions of a file, as hadolint has it judge them.
struct HadolintShellCheck {
    /// At most one an instruction, in the words of ShellCheck.
    let findings: [HadolintFinding]

    /// A stage's shell and the variables that it has set so far.
    private struct State {
        var shell = "/bin/sh -c"
        var variables: Set<String> = []
    }

    init(_ file: HadolintFile) {
        guard let shellCheck = file.settings.shellCheck else {
            findings = []
            return
        }
        let scripts = Self.scripts(of: file) + Self.scripts(of: file.triggers)
        let comments = shellCheck(scripts.map(\.script.bytes))
        findings = zip(scripts, comments).compactMap { script, comments in
            // Of several only the last is told; what silences that one silences all.
            guard let comment = comments.filter({ script.script.range(of: $0) != nil }).max(by: Self.stands),
                !file.settings.ignored.contains(comment.name)
            else { return nil }
            let level = file.settings.level(of: comment.name, default: HadolintLevel(comment.level))
            guard level != .ignore else { return nil }
            return HadolintFinding(
                code: comment.name, level: level, line: script.line, column: 1, message: comment.message)
        }
    }

    private static func stands(_ comment: ShellCheckComment, before other: ShellCheckComment) -> Bool {
        func order(_ comment: ShellCheckComment) -> (Int, Int, HadolintLevel, Int, String) {
            (comment.line, comment.column, HadolintLevel(comment.level), comment.code, comment.message)
        }
        return order(comment) < order(other)
    }

    private static func scripts(of file: HadolintFile) -> [(line: Int, script: ShellCheckScript)] {
        var state = State()
        var scripts: [(line: Int, script: ShellCheckScript)] = []
        for instruction in file.instructions {
            switch instruction.content {
            case .from: state = State()
            case .arg(let name): state.variables.insert(name)
            case .env(let pairs): state.variables.formUnion(pairs.map(\.name))
            case .shell(let shell): state.shell = shell.text
            case .comment(let text): if let shell = HadolintPragmas.shell(in: text) { state.shell = shell }
            case .run(let script, _) where isKnown(state.shell):
                scripts.append(
                    (
                        instruction.line,
                        ShellCheckScript(Array(script.text.utf8), shell: state.shell, variables: state.variables)
                    ))
            default: break
            }
        }
        return scripts
    }

    private static func isKnown(_ shell: String) -> Bool {
        !["pwsh", "powershell", "cmd"].contains { shell.lowercased().contains($0) }
    }
}

extension HadolintLevel {
    fileprivate init(_ level: ShellCheckComment.Level) {
        self =
            switch level {
            case .error: .error
            case .warning: .warning
            case .info: .info
            case .style: .style
            }
    }
}
