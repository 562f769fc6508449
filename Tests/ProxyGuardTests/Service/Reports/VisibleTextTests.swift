import Testing

@testable import ProxyGuard

@Suite struct VisibleTextTests {
    @Test(arguments: [
        ("plain: ü €", "plain: ü €"), ("a\nb", "a\\nb"), ("\u{1B}[31m", "\\u{1b}[31m"), ("a\u{202E}b", "a\\u{202e}b"),
        ("\r\t", "\\u{d}\\u{9}"), ("\u{9B}", "\\u{9b}"),
    ])
    func whatATerminalWouldActOnIsSpelledOut(_ text: String, _ shown: String) {
        #expect(VisibleText.escaped(text) == shown)
    }
}
