import Testing

@testable import Rules

@Suite struct RuleClauseTests {
    @Test func aRuleHasThoseThatItIsGiven() {
        var rule = Rule(
            id: RuleID(verified: "cors/a"), name: "A", description: "B", severity: .low, confidence: .low,
            remediation: "C")
        #expect(!rule.hasClauses && rule.clauses.isEmpty)
        rule.clauses = [RuleClause(.code, ["match": .text("a()")])]
        #expect(rule.hasClauses)
        #expect(rule.clauses.map(\.kind) == [.code])
    }

    @Test func packedOnesAreReadWhenAskedFor() throws {
        let clauses = StoredClauses.packed("l1:l4:s7:settings1:fs1:2t0:", offset: 0)
        #expect(clauses.read == [RuleClause(.setting, [:], file: "f", line: 2)])
        #expect(StoredClauses.packed("damaged", offset: 0).read.isEmpty)
    }
}
