import Testing

@testable import Dockerfile

@Suite("Stage names")
struct StageNameTests {
    @Test(
        "begin with a letter",
        arguments: [
            ("a", true), ("Build-1_x.y", true), ("1a", false), ("", false), ("a/b", false), ("é", false), ("a$", false),
        ])
    func names(name: String, expected: Bool) {
        #expect(StageName.isValid(name) == expected)
    }
}
