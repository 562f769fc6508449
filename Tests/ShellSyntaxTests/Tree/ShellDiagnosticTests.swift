import ShellSyntax
import Testing

@Suite("Problems of scripts")
struct ShellDiagnosticTests {
    @Test("problems are told without the text of the script")
    func descriptions() {
        #expect(ShellScript("hunter='2").problems == ["a quotation mark is never closed"])
        #expect(ShellScript("if hunter").problems == ["expected 'then'", "expected a command", "expected 'fi'"])
        #expect(ShellScript("a >").problems == ["expected the target of a redirection"])
    }
}
