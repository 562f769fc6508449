import ShellSyntax
import Testing

@Suite("Reading compound commands")
struct ReaderCommandsTests {
    @Test(
        "subshells, groups, functions and conditions",
        arguments: [
            ("(a; b) | c", "(<a>; <b>) | <c>"),
            ("{ a; }; {b", "{<a>}; <{b>"),
            ("( ( a ) )", "((<a>))"),
            ("function a { b; }\nfunction c() (d)", "function a {<b>}; function c (<d>)"),
            ("coproc a b", "coproc - <a> <b>"),
            ("coproc N { a; }", "coproc N {<a>}"),
            (
                "[[ -f a && ( $b == c* || ! d < e ) ]]",
                "[[<-f> <a> <&&> <(> <${b}> <==> <c*> <||> <!> <d> <<> <e> <)>]]"
            ),
            ("[[ $a =~ ^(b|c d)+$ ]] && e", "[[<${a}> <=~> <^(b|c d)+$>]] && <e>"),
            ("[[ $a =~ (b|c) && d ]]", "[[<${a}> <=~> <(b|c)> <&&> <d>]]"),
            ("[[ a\n&& b ]]", "[[<a> <&&> <b>]]"),
            ("[ a ] ]]", "<[> <a> <]> <]]>"),
        ])
    func outlines(script: String, expected: String) {
        #expect(Outline.of(script) == expected)
        #expect(ShellScript(script).problems == [])
    }

    @Test(
        "a missing end is diagnosed",
        arguments: [
            ("(a", ")"), ("{ a", "}"), ("[[ a", "]]"), ("if a; then b", "fi"), ("for a; do b", "done"),
            ("case a in b) c", "esac"),
        ])
    func unterminated(script: String, missing: String) {
        #expect(ShellScript(script).diagnostics.map(\.code) == [.missing(missing)])
    }
}
