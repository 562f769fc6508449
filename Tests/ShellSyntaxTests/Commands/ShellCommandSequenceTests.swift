import ShellSyntax
import Testing

@Suite("Sequences of commands")
struct ShellCommandSequenceTests {
    @Test("what a pipe brings and takes")
    func pipes() throws {
        let sequence = ShellScript("curl a | (tee b; c) | sudo sh; d | { e | f; }").commands()
        let command = { (name: String) in try #require(sequence.commands.first { $0.name == name }) }
        #expect(sequence.upstream(of: try command("sh")).compactMap(\.name) == ["curl", "tee", "c"])
        #expect(sequence.downstream(of: try command("curl")).compactMap(\.name) == ["tee", "c", "sudo", "sh"])
        #expect(sequence.upstream(of: try command("f")).compactMap(\.name) == ["d", "e"])
        #expect(sequence.pipelines.count == 3)
    }

    @Test("what runs a command and what a command runs")
    func hosts() throws {
        let sequence = ShellScript("bash -c \"$(curl a)\"; . <(b); x=$(c)").commands()
        let curl = try #require(sequence.host(of: sequence.commands[0]))
        #expect(curl.command?.name == "bash" && curl.host.word == 2 && curl.host.kind == .substitution(.command))
        let process = try #require(sequence.commands.first { $0.name == "b" })
        #expect(sequence.host(of: process)?.command?.name == ".")
        #expect(sequence.hosted(by: 1).compactMap(\.name) == ["curl"])
        let assigned = try #require(sequence.commands.first { $0.name == "c" })
        #expect(sequence.host(of: assigned)?.command?.assignments.first?.name == "x")
    }

    @Test("variables from outside")
    func variables() throws {
        let sequence = ShellScript("a $B").commands(
            settings: .pipefail, directory: .absolute("/c"), variables: ["B": "d"])
        let command = try #require(sequence.commands.first)
        #expect(sequence.value(of: command.words[1], in: command) == "d")
        #expect(sequence.value(ofVariable: "B", in: command) == "d")
        #expect(command.context.settings == .pipefail && command.context.directory == .absolute("/c"))
    }

    @Test("exec form is looked through")
    func execForm() {
        let words = [("sudo", 1..<5), ("sh", 9..<11), ("-c", 15..<17), ("a | b", 21..<26)].map {
            ShellWord(literal: $0.0, range: $0.1)
        }
        let sequence = ShellCommandSequence(execForm: words)
        #expect(sequence.commands.compactMap(\.name) == ["sudo", "sh", "a", "b"])
        #expect(sequence.commands.last?.range == 25..<26)
    }
}
