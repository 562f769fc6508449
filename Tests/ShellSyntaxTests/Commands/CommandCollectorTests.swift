import ShellSyntax
import Testing

@Suite("Collecting commands")
struct CommandCollectorTests {
    private func command(_ name: String, in script: String) throws -> ShellCommand {
        try #require(ShellScript(script).commands().commands.first { $0.name == name })
    }

    @Test(
        "circumstances",
        arguments: [
            ("x", []), ("(x)", .subshell), ("x &", [.subshell, .background]), ("a $(x)", [.subshell, .substitution]),
            ("x || true", [.failureHandled, .failureIgnored]), ("x && b || :", [.failureHandled, .failureIgnored]),
            ("a || x", .optional), ("x || b", .failureHandled), ("! x", .negated), ("a && x", .optional),
            ("x | b", .subshell), ("{ x; } || true", [.failureHandled, .failureIgnored]), ("x; b || true", []),
        ] as [(String, ShellCircumstances)])
    func circumstances(script: String, expected: ShellCircumstances) throws {
        #expect(try command("x", in: script).context.circumstances == expected)
    }

    @Test("statements")
    func statements() throws {
        let sequence = ShellScript("a && b || c; d").commands()
        #expect(sequence.commands.map { $0.context.statement?.position } == [0, 1, 2, 0])
        #expect(sequence.statements[0].pipelines == [0..<1, 1..<2, 2..<3])
        #expect(sequence.statements[0].connections == [.and, .or])
    }
}
