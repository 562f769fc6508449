import ShellSyntax
import Testing

@Suite("Commands")
struct ShellCommandTests {
    @Test(
        "name, path and program",
        arguments: [
            ("/usr/bin/curl -f", "/usr/bin/curl", "curl", "curl"), ("pip3.12 a", "pip3.12", "pip3.12", "pip"),
            ("python3 a", "python3", "python3", "python"), ("$a b", nil, nil, nil), ("a=b", nil, nil, nil),
            ("pipx a", "pipx", "pipx", "pipx"), ("'cu'rl", "curl", "curl", "curl"),
        ] as [(String, String?, String?, String?)])
    func names(script: String, path: String?, name: String?, program: String?) {
        let command = ShellScript(script).commands().commands[0]
        #expect([command.path, command.name, command.program] == [path, name, program])
    }

    @Test("assignments and redirections of a command")
    func surroundings() {
        let command = ShellScript("a=b >c d e || true").commands().commands[0]
        #expect(command.assignments.map(\.name) == ["a"] && command.redirections.count == 1)
        #expect(command.arguments.map(\.literal) == ["e"])
        #expect(command.isFailureIgnored)
        #expect(command.range == 0..<10)
    }

    @Test("exec form")
    func execForm() {
        let words = [ShellWord(literal: "/bin/a", range: 2..<8), ShellWord(literal: "-b", range: 12..<14)]
        let command = ShellCommand(execForm: words)
        #expect(command.name == "a" && command.range == 2..<14)
        #expect(command.arguments(ShellOptionGrammar()).flag("b"))
    }
}
