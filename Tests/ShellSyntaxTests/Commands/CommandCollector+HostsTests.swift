import ShellSyntax
import Testing

@Suite("Commands in arguments")
struct CommandCollectorHostsTests {
    @Test(
        "commands that commands run",
        arguments: [
            (
                "sudo -E env A=b apt-get install x",
                ["sudo -E env A=b apt-get install x", "env A=b apt-get install x", "apt-get install x"]
            ),
            ("sh -c 'a | b'", ["sh -c a | b", "a", "b"]),
            ("bash -euxo pipefail -c \"a \\\"b c\\\"\" d", ["bash -euxo pipefail -c a \"b c\" d", "a b c"]),
            ("eval a 'b; c'", ["eval a b; c", "a b", "c"]), ("trap 'a b' EXIT", ["trap a b EXIT", "a b"]),
            ("trap - EXIT", ["trap - EXIT"]),
            ("su -c 'a b' user", ["su -c a b user", "a b"]), ("sh <<'E'\na\nE", ["sh", "a"]),
            ("bash -s x <<< 'a b'", ["bash -s x", "a b"]),
            ("sh a <<E\nb\nE", ["sh a"]), ("cat <<E\nb\nE", ["cat"]),
            ("python3 -m pip install a", ["python3 -m pip install a", "pip install a"]),
            ("find . -exec a {} \\; -exec b {} +", ["find . -exec a {} ; -exec b {} +", "a {}", "b {}"]),
            ("sudo sh <<E\na\nE", ["sudo sh", "sh", "a"]),
            ("find . | xargs sh -c 'a'", ["find .", "xargs sh -c a", "sh -c a", "a"]),
        ])
    func commands(script: String, expected: [String]) {
        #expect(commandLines(script) == expected)
    }

    @Test("ranges in a script in quotes are exact, through escapes and two levels")
    func ranges() {
        let script = "bash -c \"a \\\"\\$b\\\" 'c d'; sh -c 'e \\\"f\\\\\\\\g\\\"'\""
        let commands = ShellScript(script).commands().commands
        let words = commands.flatMap { command in command.words.map { slice(script, $0.range) } }
        #expect(commands.compactMap(\.name) == ["bash", "a", "sh", "e"])
        #expect(
            words[4...] == ["\\\"\\$b\\\"", "'c d'", "sh", "-c", "'e \\\"f\\\\\\\\g\\\"'", "e", "\\\"f\\\\\\\\g\\\""])
    }

    @Test("what an outer shell fills in is seen once, where it stands")
    func filledIn() {
        let script = "sh -c \"a '$(b)' $c\""
        let sequence = ShellScript(script).commands(variables: ["c": "d"])
        #expect(sequence.commands.map(\.name) == ["b", "sh", "a"])
        #expect(sequence.commands.last.map { slice(script, $0.words[1].range) } == "'$(b)'")
        #expect(sequence.commands.last?.words[1].substitutions.count == 1)
    }

    @Test("a script in an argument begins with its own settings")
    func settings() {
        let commands = ShellScript("set -x; bash -ec 'a'; eval b; c").commands().commands
        let settings = commands.reduce(into: [:]) { $0[$1.name ?? ""] = $1.context.settings }
        #expect(settings["a"] == .exitOnError && settings["b"] == .trace && settings["c"] == .trace)
    }

    @Test("problems in a script in an argument have their place")
    func problems() {
        let diagnostics = ShellScript("sh -c 'a \"b'").commands().diagnostics
        #expect(diagnostics.map(\.code) == [.unterminatedQuotation])
        #expect(diagnostics.map(\.range) == [9..<11])
    }
}
