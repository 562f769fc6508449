import ShellSyntax
import Testing

@Suite("Reading lists")
struct ReaderListsTests {
    @Test(
        "statements and pipelines",
        arguments: [
            ("a; b & c\nd", "<a>; <b> &; <c>; <d>"),
            ("a && b || c", "<a> && <b> || <c>"),
            ("a &&\n\n# b\nc", "<a> && <c>"),
            ("a |\nb |& c", "<a> |& <b> |& <c>"),
            ("! a | b", "! <a> | <b>"),
            ("! ! a", "<a>"),
            ("time -p a | b", "time <a> | <b>"),
            ("time", "time "),
            ("!(a)", "! (<a>)"),
            (#"a &\\#n& b |\\#n| c"#, "<a> && <b> || <c>"),
            ("a # b; c\nd", "<a>; <d>"),
            (#"a \\#n# b\#nc"#, "<a>; <c>"),
            ("", ""),
            ("\n # a\n", ""),
        ])
    func outlines(script: String, expected: String) {
        #expect(Outline.of(script) == expected)
        #expect(ShellScript(script).problems == [])
    }

    @Test(
        "what cannot stand in a list is diagnosed and the rest is read",
        arguments: [
            ("a && ", "<a>", "expected a command"), ("; a", "<a>", "';' cannot stand here"),
            ("a | ; b", "<a>; <b>", "expected a command"), ("a ) b", "<a>; <b>", "')' cannot stand here"),
            ("a;; b", "<a>; <b>", "';;' cannot stand here"), ("fi; a", "<fi>; <a>", "'fi' cannot stand here"),
        ])
    func stray(script: String, expected: String, problem: String) {
        #expect(Outline.of(script) == expected)
        #expect(ShellScript(script).problems.first == problem)
    }
}
