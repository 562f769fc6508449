import Testing

@testable import Dockerfile

@Suite("Variable names")
struct VariableNameTests {
    @Test(
        "are words, numbers or special characters",
        arguments: [("ab_1-c", 4), ("12a", 2), ("?x", 1), ("", 0), ("-", 1), ("/a", 0), ("é.", 2), ("_", 1)])
    func ends(text: String, expected: Int) {
        let bytes = Array(text.utf8)
        #expect(VariableName.end(in: bytes, from: 0, to: bytes.count) == expected)
    }
}
