import ShellSyntax
import Testing

@Suite("Reading redirections")
struct ReaderRedirectionsTests {
    @Test(
        "operators, descriptors and here-documents",
        arguments: [
            ("a 2>&1 >b >>c <d <>e >|f", "<a> 2>&1 >b >>c <d <>e >|f"),
            ("a &>b &>>c {d}>e 3<&-", "<a> &>b &>>c {d}>e 3<&-"),
            ("a 2 >b a2>c", "<a> <2> <a2> >b >c"),
            (#"a <<< "b $c""#, #"<a> <<<"b ${c}""#),
            (#"a <<E; b\#nc $d \$e `f`\#nE\#ng"#, #"<a> <<E{c ${d} \$e `<f>`⏎}; <b>; <g>"#),
            ("a <<'E'\nc $d\nE", "<a> <<'E'{c $d⏎}"),
            ("a <<-E\n\tb\n\t\tc\n\tE\nd", "<a> <<-E{b⏎c⏎}; <d>"),
            ("a <<A <<B\n1\nA\n2\nB\n", "<a> <<A{1⏎} <<B{2⏎}"),
            ("if a <<E; then\nb\nE\nc; fi", "if{<a> <<E{b⏎} -> <c>}"),
            ("a <<E | b && c\nd\nE", "<a> <<E{d⏎} | <b> && <c>"),
            (#"a <<E\#nb\\#nE\#nc\#nE"#, "<a> <<E{bE⏎c⏎}"),
            (#"a <<\E\#n"b\#nE"#, #"<a> <<\E{"b⏎}"#),
            (#"a <<E\#nit's "b\#nE"#, #"<a> <<E{it's "b⏎}"#),
            ("{ a; } 2>b <c", "{<a>} 2>b <c"),
        ])
    func outlines(script: String, expected: String) {
        #expect(Outline.of(script) == expected)
        #expect(ShellScript(script).problems == [])
    }

    @Test(
        "problems of redirections",
        arguments: [
            ("a >", ShellDiagnostic.Code.missingTarget), ("a <<E\nb", .unterminatedHeredoc),
            ("a <<E", .unterminatedHeredoc),
        ])
    func problems(script: String, code: ShellDiagnostic.Code) {
        #expect(ShellScript(script).diagnostics.map(\.code) == [code])
    }

    @Test("the lines of a here-document have their range")
    func range() throws {
        let script = "a <<E\nb $c\nE\n"
        guard case .simple = ShellScript(script).list.statements[0].pipelines[0].commands[0].content else { return }
        let redirection = ShellScript(script).list.statements[0].pipelines[0].commands[0].redirections[0]
        let heredoc = try #require(redirection.heredoc)
        #expect(slice(script, heredoc.body.range) == "b $c\n")
        #expect(slice(script, redirection.range) == "<<E")
        #expect(heredoc.delimiter == "E" && !heredoc.isQuoted)
    }
}
