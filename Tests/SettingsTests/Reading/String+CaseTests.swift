import Testing

@testable import Settings

@Suite("Case of String")
struct StringCaseTests {
    @Test("letters of ASCII alone", arguments: [("aB-1", "ab-1"), ("ÉA", "Éa"), ("@[", "@["), ("", "")])
    func letters(text: String, expected: String) {
        #expect(text.asciiLowercased == expected)
    }
}
