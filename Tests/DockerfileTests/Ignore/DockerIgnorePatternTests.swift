import Testing

@testable import Dockerfile

@Suite("Patterns of ignore files")
struct DockerIgnorePatternTests {
    private func pattern(_ text: String) -> DockerIgnorePattern { DockerIgnorePattern(Array(text.utf8)) }

    @Test("a pattern matches whole paths", arguments: [("a", "a", true), ("a", "ab", false), ("a*c", "abbc", true)])
    func whole(text: String, path: String, expected: Bool) {
        #expect(pattern(text).matches(Array(path.utf8)) == expected)
    }

    @Test("an asterisk does not cross a slash")
    func slash() {
        #expect(!pattern("a*c").matches(Array("ab/c".utf8)))
        #expect(pattern("a**").matches(Array("ab/c".utf8)))
        #expect(pattern("*/c").matches(Array("ab/c".utf8)))
    }

    @Test("what may match below a folder")
    func below() {
        #expect(pattern("a/b").mayMatch(below: Array("a/".utf8)))
        #expect(pattern("*/b").mayMatch(below: Array("a/".utf8)))
        #expect(pattern("**/b").mayMatch(below: Array("a/".utf8)))
        #expect(!pattern("a").mayMatch(below: Array("a/".utf8)))
        #expect(!pattern("b/c").mayMatch(below: Array("a/".utf8)))
    }

    @Test("many asterisks take no exponential time")
    func time() {
        let text = String(repeating: "*a", count: 200) + "b"
        #expect(!pattern(text).matches([UInt8](repeating: UInt8(ascii: "a"), count: 2000)))
    }
}
