import Testing

@testable import Settings

@Suite("Case of String")
struct StringCaseTests {
    @Test(
        "letters of ASCII alone",
        arguments: [
            ("aB-1", "Ab-1", true), ("a", "b", false), ("a", "ab", false), ("É", "é", false), ("@", "`", false),
        ])
    func letters(left: String, right: String, expected: Bool) {
        #expect(left.isSameIgnoringCase(right) == expected)
        #expect(right.isSameIgnoringCase(left) == expected)
    }
}
