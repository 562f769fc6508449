import ShellSyntax
import Testing

@Suite("Commands in compound commands")
struct CommandCollectorNodesTests {
    @Test(
        "the order in which commands run",
        arguments: [
            ("a $(b `c`) | d <(e)", ["c", "b", "a", "e", "d"]),
            ("if a; then b; elif c; then d; else e; fi", ["a", "b", "c", "d", "e"]),
            ("for x in $(a); do b; done <$(c)", ["a", "b", "c"]),
            ("case $(a) in $(b)) c;; *) d; esac", ["a", "b", "c", "d"]),
            ("f() { a; }; b", ["a", "b"]), ("while a; do b; done; (c; { d; })", ["a", "b", "c", "d"]),
            ("x=$(a) b", ["a", "b"]),
            ("b <<E\n$(a)\nE", ["a", "b"]), ("[[ -n $(a) ]] && (( $(b) ))", ["a", "b"]), ("coproc a", ["a"]),
            ("b \"${c:-$(a)}\"", ["a", "b"]),
            ("b=(1 $(a))", ["a"]),
        ])
    func order(script: String, expected: [String]) {
        #expect(ShellScript(script).commands().commands.compactMap(\.name) == expected)
    }

    @Test(
        "circumstances in compound commands",
        arguments: [
            ("if x; then b; fi", .condition), ("if a; then x; fi", .optional),
            ("while x; do b; done", [.condition, .loop]),
            ("for i in 1; do x; done", [.loop, .optional]), ("f() { x; }", [.function, .optional]),
            ("case a in a) x; esac", .optional),
            ("if a; then b; elif x; then c; fi", [.condition, .optional]),
        ] as [(String, ShellCircumstances)])
    func circumstances(script: String, expected: ShellCircumstances) throws {
        let command = try #require(ShellScript(script).commands().commands.first { $0.name == "x" })
        #expect(command.context.circumstances == expected)
    }

    @Test("functions and the redirections around a command")
    func surroundings() throws {
        let command = try #require(ShellScript("f() { { a; } >b; } 2>c").commands().commands.first)
        #expect(command.context.function == "f")
        #expect(command.context.redirections.compactMap(\.target.literal) == ["c", "b"])
    }
}
