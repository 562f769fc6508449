import ShellSyntax
import Testing

@Suite("Reading choices and loops")
struct ReaderCompoundsTests {
    @Test(
        "if, for, while, until, select and case",
        arguments: [
            ("if a; then b; elif c; then d; else e; fi >f", "if{<a> -> <b> elif <c> -> <d> else <e>} >f"),
            (#"for x in a "b c"; do d; done"#, #"for x in[a "b c"]{<d>}"#),
            ("for x do a; done", "for x -{<a>}"),
            ("for x; do a; done", "for x -{<a>}"),
            ("for x\nin a\ndo b\ndone", "for x in[a]{<b>}"),
            ("for ((i=0; i<2; i++)) do a; done", "for((i=0; i<2; i++)){<a>}"),
            ("for x in a; { b; }", "for x in[a]{<b>}"),
            ("for x in do done; do a; done", "for x in[do done]{<a>}"),
            ("while a; b; do c; done <d", "while(<a>; <b>){<c>} <d"),
            ("until a\ndo\nb &\ndone", "until(<a>){<b> &}"),
            ("select x in a; do b; done", "select x in[a]{<b>}"),
            ("case $x in a|b) c;; (d) e;& *) f;;& esac", "case <${x}>{a|b) <c>;; d) <e>;& *) <f>;;&}"),
            ("case x in\n# a\nb)\n;;\nif) c\nesac", "case <x>{b) ;; if) <c>}"),
            ("case x in esac", "case <x>{}"),
            ("case in in in) a;; esac", "case <in>{in) <a>;;}"),
            ("if if a; then b; fi; then c; fi", "if{if{<a> -> <b>} -> <c>}"),
        ])
    func outlines(script: String, expected: String) {
        #expect(Outline.of(script) == expected)
        #expect(ShellScript(script).problems == [])
    }
}
