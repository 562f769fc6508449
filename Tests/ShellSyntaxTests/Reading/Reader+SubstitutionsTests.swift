import ShellSyntax
import Testing

@Suite("Reading substitutions and arithmetic")
struct ReaderSubstitutionsTests {
    @Test(
        "commands and expressions in words",
        arguments: [
            ("a $(b | c) d", "<a> <$(<b> | <c>)> <d>"),
            ("$(case x in a) b;; esac)", "<$(case <x>{a) <b>;;})>"),
            ("$(# it's\na)", "<$(<a>)>"),
            (#"`a \`b \\\`c\\\`\``"#, "<`<a> <`<b> <`<c>`>`>`>"),
            (#""`a \"b\"`""#, #"<"`<a> <"b">`">"#),
            (#"`a "b"`"#, #"<`<a> <"b">`>"#),
            ("$((1+(2)*$a))", "<$((1+(2)*${a}))>"),
            ("$((a);(b))", "<$((<a>); (<b>))>"),
            ("$[1+2]", "<$((1+2))>"),
            ("((i++)) && ((a); (b))", "((i++)) && ((<a>); (<b>))"),
            ("$(a <<E\n$(b)\nE\n)", "<$(<a> <<E{$(<b>)⏎})>"),
            ("$(<a)", "<$(<a)>"),
            ("$()", "<$()>"),
        ])
    func outlines(script: String, expected: String) {
        #expect(Outline.of(script) == expected)
        #expect(ShellScript(script).problems == [])
    }

    @Test("what backquotes hold has the ranges of the input")
    func ranges() throws {
        let script = "a `b \\`c \\\\\\`d e\\\\\\`\\``"
        let commands = ShellScript(script).commands().commands
        #expect(commands.map { slice(script, $0.range) }.first == "d e")
        #expect(commands.map(\.name) == ["d", "c", "b", "a"])
    }

    @Test(
        "a substitution without an end is diagnosed",
        arguments: [
            ("$(a", ShellDiagnostic.Code.unterminatedSubstitution), ("`a", .unterminatedSubstitution),
            ("${a", .unterminatedParameter), ("$((a", .unterminatedSubstitution), ("$[a", .unterminatedArithmetic),
        ])
    func unterminated(script: String, code: ShellDiagnostic.Code) {
        #expect(ShellScript(script).diagnostics.map(\.code).contains(code))
    }
}
