import Checks
import Rules
import Testing

@testable import SecScan

@Suite struct CheckSightingsTests {
    private func sightings(in text: String, ranges: [Range<Int>]) throws -> (all: [Sighting], used: Set<Int>) {
        let rule = try #require(RuleFileParser.parse(CorsRule.text, file: "cors.toml").first)
        let file = Array(text.utf8)
        return file.withUnsafeBytes { bytes in
            var sightings = CheckSightings(file, bytes, path: "a.js", inHead: nil)
            sightings.add(ranges.map { (rule, CheckFinding($0, "message")) }, outline: FileOutline()) { _ in false }
            return (sightings.all.map(\.sighting), sightings.usedAllows)
        }
    }

    @Test func equalLinesHaveFingerprintsOfTheirOwn() throws {
        let found = try sightings(in: "cors()\n  cors()\n", ranges: [0..<6, 9..<15]).all
        #expect(Set(found.map(\.fingerprint)).count == 2)
        #expect(found.map(\.place.line) == [1, 2])
    }

    @Test func aFingerprintDoesNotDependOnLinesAround() throws {
        let first = try sightings(in: "cors()\n", ranges: [0..<6]).all
        let second = try sightings(in: "a\n\n   cors()\n", ranges: [6..<12]).all
        #expect(first.map(\.fingerprint) == second.map(\.fingerprint))
    }

    @Test func aLineKnowsOnlyItsOwnWords() throws {
        let text = "cors(); cors()\ncors()\n cors(); cors()"
        let found = try sightings(in: text, ranges: [0..<6, 8..<14, 15..<21, 23..<29]).all
        let alone = try sightings(in: "cors(); cors()", ranges: [0..<6, 8..<14, 0..<6]).all
        #expect([0, 1, 3].map { found[$0].fingerprint } == alone.map(\.fingerprint))
        #expect(found[2].fingerprint == (try sightings(in: "cors()", ranges: [0..<6]).all.first?.fingerprint))
    }

    @Test func anAllowCommentHoldsItBack() throws {
        let found = try sightings(in: "cors() // secscan:allow cors/a\n", ranges: [0..<6])
        #expect(found.all.map(\.isAllowedInline) == [true])
        #expect(found.used == [1])
    }

    @Test func aProxysOwnSettingIsJudgedOnce() throws {
        let rules = [
            try #require(RuleFileParser.parse(CorsRule.text, file: "cors.toml").first),
            try #require(ProxyAudit.rules.first),
        ]
        let file = Array("a\nb\n".utf8)
        let found = file.withUnsafeBytes { bytes in
            var sightings = CheckSightings(file, bytes, path: "proxyguard.toml", inHead: nil)
            sightings.add(rules.map { ($0, CheckFinding(0..<1, "")) }, outline: FileOutline()) { _ in false }
            sightings.add([(rules[0], CheckFinding(2..<3, ""))], outline: FileOutline()) { _ in false }
            return sightings.settled.map { ($0.sighting.rule.id.family, $0.sighting.place.line) }
        }
        #expect(found.map(\.0) == ["proxy", "cors"])
        #expect(found.map(\.1) == [1, 2])
    }
}
