import Testing

@testable import ShellSyntax

@Suite("Modes of word parts")
struct PartsModeTests {
    @Test("what a backslash escapes")
    func escapes() {
        let escaped = { (mode: PartsMode) in String("$`\"\\}a".filter { mode.escapes($0.asciiValue ?? 0) }) }
        #expect(escaped(.word) == "$`\"\\}a")
        #expect(escaped(.quotation) == "$`\"\\")
        #expect(escaped(.heredoc(stripsTabs: false)) == "$`\\")
        #expect(escaped(.argument(in: .quotation, isPattern: false)) == "$`\"\\}")
        #expect(escaped(.argument(in: .quotation, isPattern: true)) == "$`\"\\}a")
    }
}
