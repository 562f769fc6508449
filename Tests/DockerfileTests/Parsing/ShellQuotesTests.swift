import Dockerfile
import Testing

@Suite("Shell quotes")
struct ShellQuotesTests {
    @Test(
        "are removed",
        arguments: [
            ("a", "a"), ("\"a b\"'c'", "a bc"), ("a\\ b", "a b"), ("'a\\b'", "a\\b"), ("\"a\\b\\\"\"", "a\\b\""),
            ("\"a", "a"),
            ("$a", "$a"), ("\\$a", "$a"), ("a\\", "a"),
        ])
    func removed(text: String, expected: String) throws {
        let pair = try #require(Reading.first("LABEL x=" + text)?.pairs.first)
        #expect(pair.value?.unquoted() == expected)
    }

    @Test("a backtick escapes where the file says so")
    func backtick() {
        let pair = Reading.first("# escape=`\nLABEL x=a\\b` c")?.pairs.first
        #expect(pair?.value?.unquoted(escape: .backtick) == "a\\b c")
    }
}
