import Testing

@testable import Rules

@Suite struct ClauseTextTests {
    private func decoded(_ text: String) -> [RuleClause]? {
        Array(text.utf8).withUnsafeBufferPointer(ClauseText.decode)
    }

    @Test func whatIsWrittenIsRead() {
        let clauses = [
            RuleClause(
                .code,
                [
                    "match": .list([.text("a(…)"), .text("")]), "where": .table(["A": .text("^\"\\*\"$")]),
                    "with": .list([.table(["scope": .text("call")])]),
                ], file: "a.toml", line: 7),
            RuleClause(.setting, [:], file: "b", line: 1),
        ]
        #expect(decoded(ClauseText.encode(clauses)) == clauses)
        #expect(ClauseText.encode([]).isEmpty)
        #expect(decoded(ClauseText.encode([RuleClause(.code, [:], file: "a/b/c.toml")]))?.map(\.file) == ["c.toml"])
    }

    @Test(arguments: ["", "x", "l1:", "s3:ab", "l1:s1:a", "l9999999999:", "t1:s1:a", "l1:l4:s3:zzzs0:s1:1t0:"])
    func damageIsNoClause(_ text: String) {
        #expect(decoded(text) == nil)
    }
}
