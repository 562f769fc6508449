import ShellSyntax
import Testing

@Suite("Reading words")
struct ReaderWordsTests {
    @Test(
        "words and their parts",
        arguments: [
            ("echo if then fi", "<echo> <if> <then> <fi>"),
            ("echo } { ! [[", "<echo> <}> <{> <!> <[[>"),
            ("a\\ b c\\#", "<a\\ b> <c\\#>"),
            ("a#b #c", "<a#b>"),
            (#"a\\#nb c\\#n d"#, "<ab> <c> <d>"),
            ("a {b,c} ~/d *.e", "<a> <{b,c}> <~/d> <*.e>"),
            (#"a'b'"c"d"#, #"<a'b'"c"d>"#),
            ("ls @(a|b c)*(d)", "<ls> <@(a|b c)*(d)>"),
            ("a <(b) >(c)", "<a> <<(<b>)> <>(<c>)>"),
            (#"a\é"#, #"<a\é>"#),
            ("a\r\nb\r\n", "<a>; <b>"),
            ("a $ b$", "<a> <$> <b$>"),
        ])
    func outlines(script: String, expected: String) {
        #expect(Outline.of(script) == expected)
        #expect(ShellScript(script).problems == [])
    }
}
