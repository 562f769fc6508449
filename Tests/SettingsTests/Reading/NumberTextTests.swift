import Testing

@testable import Settings

@Suite("NumberText")
struct NumberTextTests {
    @Test("numbers", arguments: ["0", "-1", "+1.5", ".5", "5.", "1e3", "1E-3", "0xFF", "-0x1f", "007"])
    func numbers(text: String) {
        #expect(NumberText.isNumber(text))
    }

    @Test("others", arguments: ["", "-", ".", "1.2.3", "e3", "1e", "1e+", "0x", "0xG", "1 ", "10s", "1_0"])
    func others(text: String) {
        #expect(!NumberText.isNumber(text))
    }
}
