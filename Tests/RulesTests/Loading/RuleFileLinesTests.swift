import Testing

@testable import Rules

@Suite("RuleFileLines")
struct RuleFileLinesTests {
    private static let text = """
        # A comment
        title = "x"
        [[rule]]
        id = "a/b"
          name="N"
        identity = 1

        [[rule.examples]]
        text = "t"
          [[rule]]
        \tid\t=  "a/c"
        [[rule.nonExamples]]
        """

    @Test("rules and keys", arguments: [
        (0, "id", 4), (0, "name", 5), (0, "identity", 6), (0, "examples", 8), (0, "absent", 3), (1, "id", 11), (1, "name", 10),
        (1, "nonExamples", 12), (2, "id", 1),
    ])
    func keys(rule: Int, key: String, line: Int) {
        #expect(RuleFileLines(Self.text).line(ofRule: rule, key: key) == line)
    }

    @Test("the line of a rule", arguments: [(0, 3), (1, 10), (2, 1), (-1, 1)])
    func rules(rule: Int, line: Int) {
        #expect(RuleFileLines(Self.text).line(ofRule: rule) == line)
    }

    @Test("a key above the rules", arguments: [("title", 2), ("absent", 1)])
    func topLevel(key: String, line: Int) {
        #expect(RuleFileLines(Self.text).line(ofTopLevelKey: key) == line)
        #expect(RuleFileLines("x = 1\n[other]\ny = 2").line(ofTopLevelKey: "other") == 2)
    }

    @Test("an empty file has line 1")
    func empty() {
        #expect(RuleFileLines("").line(ofRule: 0, key: "id") == 1)
        #expect(RuleFileLines("").line(ofTopLevelKey: "id") == 1)
    }

    @Test("lines that end in CR LF count as lines")
    func carriageReturns() {
        withKnownIssue("a CR LF is one character, so the file is one line") {
        let lines = RuleFileLines("# c\r\n[[rule]]\r\nid = 1\r\n\r\n[[rule]]\r\nid = 2\r\n")
        #expect(lines.line(ofRule: 0) == 2)
        #expect(lines.line(ofRule: 1, key: "id") == 6)
        }
    }

    @Test("TOML allows blanks inside the brackets of a table's header")
    func spacedHeader() {
        withKnownIssue("only [[rule]] is seen") {
        #expect(RuleFileLines("# c\n[[ rule ]]\nid = 1\n").line(ofRule: 0, key: "id") == 3)
        }
    }
}
