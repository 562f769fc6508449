import ShellSyntax
import Testing

@Suite("Reading simple commands")
struct ReaderSimpleCommandsTests {
    @Test(
        "assignments, words and functions",
        arguments: [
            ("a=b c=d e f=g", "a=b c=d <e> <f=g>"),
            ("a= b", "a= <b>"),
            ("a+=b c[1]=d e[$f]+=g", "a+=b c[1]=d e[${f}]+=g"),
            (#"a=(b "c d"\#n# e\#n[2]=f)"#, #"a=(b "c d" [2]=f)"#),
            ("declare -a a=(b c)", "<declare> <-a> <a=(b c)>"),
            ("[ab]=c 1a=b", "<[ab]=c> <1a=b>"),
            ("a[bc] d", "<a[bc]> <d>"),
            (">a b c", "<b> <c> >a"),
            ("a() { b; }", "function a {<b>}"),
            ("a-b ( ) (c) >d", "function a-b (<c>) >d"),
            ("a=b", "a=b"),
            (#""a"=b"#, #"<"a"=b>"#),
        ])
    func outlines(script: String, expected: String) {
        #expect(Outline.of(script) == expected)
        #expect(ShellScript(script).problems == [])
    }
}
