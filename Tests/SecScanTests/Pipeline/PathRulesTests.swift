import Rules
import Testing

@testable import SecScan

@Suite struct PathRulesTests {
    private func confidence(_ path: String, _ confidence: Confidence, _ rule: Rule) throws -> Confidence? {
        var finding = try #require(try Token.scan(Token.first).findings.first)
        finding.confidence = confidence
        return PathRules(path).confidence(of: finding, by: rule)
    }

    @Test func testsCountLess() throws {
        #expect(try confidence("a.py", .high, Token.rule()) == .high)
        #expect(try confidence("tests/a.py", .high, Token.rule()) == .medium)
        #expect(try confidence("tests/a.py", .certain, Token.rule()) == .certain)
    }

    @Test func genericRulesLeaveGeneratedFilesAlone() throws {
        #expect(try confidence("yarn.lock", .high, Token.rule()) == .high)
        #expect(try confidence("yarn.lock", .high, Token.rule("generic/token")) == nil)
        #expect(try confidence("vendor/a/test/b", .high, Token.rule()) == .medium)
        #expect(try confidence("vendor/a/test/b", .certain, Token.rule()) == .certain)
        #expect(try confidence("vendor/a/test/b", .high, Token.rule("generic/token")) == nil)
        #expect(try confidence("a.py", .high, Token.rule("generic/token")) == .high)
    }

    @Test func aRulesOwnPaths() throws {
        var rule = Token.rule()
        rule.paths = [Glob("*.tf")]
        #expect(try confidence("a.tf", .high, rule) == .high)
        #expect(try confidence("a.py", .high, rule) == nil)
        rule.paths = []
        rule.excludedPaths = [Glob("*.tf")]
        #expect(try confidence("a.tf", .high, rule) == nil)
    }
}
