import Rules
import Testing

@testable import SecScan

@Suite struct FindingCollectorTests {
    private func outcome(_ sightings: Sighting..., allowing: [Glob] = []) -> FindingCollector.Outcome {
        var collector = FindingCollector()
        collector.add(contentsOf: sightings)
        var allow = Allow(origin: "o", reason: "r")
        allow.paths = allowing
        var suppression = Suppression(policy: Policy(allows: [allow]))
        return collector.findings(&suppression)
    }

    @Test func oneValueIsOneFinding() throws {
        let findings = outcome(
            .sample("b.txt", order: 2), .sample("a.txt", commit: "c1", order: 1), .sample("c.txt", value: Token.second),
            .sample("a.txt", rule: Token.rule("sample/other"))
        ).findings
        #expect(findings.map(\.rule.id.description) == ["sample/other", "sample/token", "sample/token"])
        let joined = findings[1]
        #expect(joined.place.path == "a.txt" && joined.commit?.id == "c1")
        #expect(joined.occurrences.map(\.place.path) == ["a.txt", "b.txt"])
    }

    @Test func sortedByPlace() {
        let findings = outcome(
            .sample("b", line: 1, value: "1"), .sample("a", line: 10, value: "2"), .sample("a", line: 9, value: "3")
        ).findings
        #expect(findings.map { "\($0.place.path)\($0.place.line)" } == ["a9", "a10", "b1"])
    }

    @Test func suppressedValuesAreCountedOnce() {
        let result = outcome(
            .sample("a.md"), .sample("b.md"), .sample("a.txt", value: Token.second),
            .sample("c.md", value: Token.second), allowing: [Glob("*.md")])
        #expect(result.suppressedCount == 1)
        #expect(result.findings.map { $0.occurrences.map(\.place.path) } == [["a.txt"]])
    }

    @Test func aFileOfManyVersionsIsTwoPlaces() {
        let findings = outcome(
            .sample("a", line: 1, commit: "c1", inHead: false, order: 1),
            .sample("a", line: 2, commit: "c2", inHead: false, order: 2),
            .sample("a", line: 3, commit: "c3", inHead: true, order: 3)
        ).findings
        #expect(findings.map { $0.occurrences.map(\.place.line) } == [[1, 3]])
        #expect(findings.map(\.inHead) == [true])
    }

    @Test func inHeadIsUnknownOutsideAHistory() {
        #expect(outcome(.sample()).findings.map(\.inHead) == [nil])
        #expect(outcome(.sample(inHead: false)).findings.map(\.inHead) == [false])
    }

    @Test func theBestConfidenceCounts() {
        var low = Sighting.sample("a", order: 0)
        low.confidence = .low
        #expect(outcome(low, .sample("b", order: 1)).findings.map(\.confidence) == [.high])
        #expect(outcome(low).findings.map(\.message) == ["Sample token found"])
    }
}
