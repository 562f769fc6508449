import ShellSyntax
import Testing

@Suite("Reading quotation marks")
struct ReaderQuotationsTests {
    @Test(
        "each kind of quotation",
        arguments: [
            (#"'a"b\'"#, #"<'a"b\'>"#),
            (#""a\b\"\$c""#, #"<"a\b\"\$c">"#),
            (#""a\\#nb""#, #"<"ab">"#),
            (#""it's""#, #"<"it's">"#),
            (#"$'a\n\x41\101\u00e9\'b'"#, #"<$'a\⏎\A\A\é\'b'>"#),
            (#"$'\xc3\xa9 \q'"#, #"<$'\é \q'>"#),
            (#"$"a $b""#, #"<$"a ${b}">"#),
            (#""$(a "b c")""#, #"<"$(<a> <"b c">)">"#),
            (#"""''"#, #"<""''>"#),
        ])
    func outlines(script: String, expected: String) {
        #expect(Outline.of(script) == expected)
        #expect(ShellScript(script).problems == [])
    }

    @Test("a quotation without an end goes on to the end of the text", arguments: ["'a", "a \"b", "$'a\\'", "\"$(a)"])
    func unterminated(script: String) {
        let read = ShellScript(script)
        #expect(read.diagnostics.map(\.code) == [.unterminatedQuotation])
        #expect(read.list.statements.count == 1)
    }
}
