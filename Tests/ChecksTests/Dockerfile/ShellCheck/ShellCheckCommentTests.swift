import Testing

@testable import Checks

@Suite struct ShellCheckCommentTests {
    @Test(arguments: [
        ("SC2086", true), ("sc2086", true), ("SC208", false), ("SC20866", false), ("DL3008", false), ("SC20a6", false),
        ("", false),
    ])
    func names(word: String, isName: Bool) { #expect(ShellCheckComment.isName(word) == isName) }
}
