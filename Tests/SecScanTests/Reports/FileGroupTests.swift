import Rules
import Testing

@testable import SecScan

@Suite struct FileGroupTests {
    private func finding(
        _ path: String, _ severity: Severity, line: Int = 1, column: Int = 1, rule: StaticString = "sample/token"
    ) -> Finding {
        SampleReport.finding(Token.rule(rule), path, line, column, Token.first, "", "", severity: severity)
    }

    @Test func noneIsNone() { #expect(FileGroup.groups(of: []).isEmpty) }

    /// One bad finding outweighs many that are not.
    @Test func worstFilesFirstThenByPath() {
        let groups = FileGroup.groups(of: [
            finding("b", .low), finding("z", .high), finding("z", .info), finding("a", .low), finding("b", .low),
            finding("c", .critical),
        ])
        #expect(groups.map(\.path) == ["c", "z", "a", "b"])
        #expect(groups.map(\.findings.count) == [1, 2, 1, 2])
    }

    @Test func inAFileWorstFirstThenByPlaceThenByRule() {
        let ordered = [
            finding("a", .high, line: 9), finding("a", .low, line: 2, column: 3),
            finding("a", .low, line: 2, column: 10), finding("a", .low, line: 10, rule: "a/x"),
            finding("a", .low, line: 10, rule: "b/x"),
        ]
        for findings in [ordered, ordered.reversed(), Array(ordered[2...] + ordered[..<2])] {
            let group = FileGroup.groups(of: findings)[0]
            #expect(group.findings.map(\.place) == ordered.map(\.place))
            #expect(group.findings.map(\.rule.id) == ordered.map(\.rule.id))
        }
    }

    @Test(arguments: [
        ("src/a.txt", "src/a.txt"), ("git:commit-message", "Commit message (git:commit-message)"),
        ("git:tag", "Tag (git:tag)"),
    ])
    func titles(path: String, title: String) {
        #expect(FileGroup.groups(of: [finding(path, .low)]).map(\.title) == [title])
    }

    @Test func aGroupOfNothingIsItsPath() { #expect(FileGroup(path: "git:x", findings: []).title == "git:x") }
}
