import Rules
import Testing

@testable import Checks
@testable import SecScan

@Suite struct ScanContextTests {
    @Test func pathRulesAreThoseSwitchedOn() throws {
        #expect(try Token.context().pathRules.map(\.rule.id) == CheckList.pathChecks.map { $0.rule.id })
        #expect(ScanContext(rules: try RuleSet([Token.rule()]), jobs: 0).pathRules.isEmpty)
        #expect(ScanContext(rules: try RuleSet([Token.rule()]), jobs: 0).jobs == 1)
    }

    @Test func excludedPaths() throws {
        let context = try Token.context(excluded: [Glob("gen/**")])
        #expect(context.isExcluded("gen/a") && !context.isExcluded("src/a"))
    }

    @Test func sightingsTellWhere() throws {
        let context = try Token.context()
        let commit = Commit(id: "c", author: "Ada", time: 1)
        let result = try Token.scan("\n\(Token.first)")
        let sightings = context.sightings(of: result, path: "tests/a", commit: commit, inHead: true, order: 4)
        #expect(sightings.map(\.place) == [Place(path: "tests/a", line: 2, column: 1, endLine: 2, endColumn: 12)])
        #expect(sightings.map(\.confidence) == [.medium])
        #expect(sightings.map(\.commit) == [commit])
        #expect(sightings.map(\.inHead) == [true] && sightings.map(\.order) == [4])
    }

    @Test func secretsInNames() throws {
        let context = try Token.context()
        let scanner = BlobScanner(context.detector)
        let sightings = context.nameSightings("a/\(Token.first).txt", scanner)
        #expect(sightings.map(\.place.path) == ["git:file-name"])
        #expect(context.nameSightings("a/b.txt", scanner).isEmpty)
    }

    @Test func unusedCommentsInOrdinaryFiles() throws {
        let result = try Token.scan("# secscan:allow\n")
        var outcome = InputOutcome()
        outcome.add(result, path: "tests/a.py")
        #expect(outcome.notes == [])
        outcome.add(result, path: "a.py")
        #expect(outcome.notes.map(\.kind) == [.unusedSuppression])
        #expect(outcome.notes.allSatisfy { $0.text.hasPrefix("a.py:1: ") })
    }

    @Test func outcomesAddUp() {
        var left = InputOutcome(sightings: [.sample()], notScanned: [NotScanned(what: "a", reason: "r")])
        left.statistics.files = 2
        var right = InputOutcome(sightings: [.sample("b")], notes: [Note(.ignoredSetting, "n")])
        right.statistics.files = 3
        left += right
        #expect(left.sightings.count == 2 && left.notScanned.count == 1 && left.notes.count == 1)
        #expect(left.statistics.files == 5)
    }
}
