import Rules
import Testing

@testable import SecScan

@Suite struct SightingTests {
    private let commit = Commit(id: "c", author: "Ada", time: 1)

    @Test func ofAValue() throws {
        let found = try #require(try Token.scan("\nx \(Token.first) # secscan:allow\n").findings.first)
        let sighting = Sighting(
            found, rule: Token.rule(), confidence: .low, path: "d/a", commit: commit, inHead: false, order: 7)
        #expect(sighting.secret == Secret(Token.first.utf8))
        #expect(sighting.fingerprint == Fingerprint(family: "sample", value: Token.first.utf8))
        #expect(sighting.place == Place(path: "d/a", line: 2, column: 3, endLine: 2, endColumn: 14))
        #expect(
            sighting.excerpt?.excerpt(masked: "***(12 bytes)")
                == Excerpt(before: "x ", masked: "***(12 bytes)", after: " # secscan:allow"))
        // The path's confidence counts, not the rule's.
        #expect(sighting.confidence == .low && sighting.message == nil && sighting.isAllowedInline)
        #expect(sighting.commit == commit && sighting.inHead == false && sighting.order == 7)
    }

    @Test func withoutAHistory() throws {
        let found = try #require(try Token.scan(Token.first).findings.first)
        let sighting = Sighting(found, rule: Token.rule(), confidence: .high, path: "a")
        #expect(sighting.commit == nil && sighting.inHead == nil && sighting.order == 0)
        #expect(!sighting.isAllowedInline)
    }

    /// What the path is called is all that makes two such findings the same.
    @Test func ofAFile() {
        let rule = Token.rule(confidence: .medium)
        let sighting = Sighting(fileRule: rule, path: "d/.env", message: "m", commit: commit, inHead: true, order: 3)
        #expect(sighting.secret == nil && sighting.excerpt == nil && !sighting.isAllowedInline)
        #expect(sighting.fingerprint == Fingerprint(family: "sample", value: "d/.env".utf8))
        #expect(sighting.place == Place(path: "d/.env", line: 1, column: 1, endLine: 1, endColumn: 1))
        #expect(sighting.confidence == .medium && sighting.message == "m")
        #expect(sighting.commit == commit && sighting.inHead == true && sighting.order == 3)
        let other = Sighting(fileRule: Token.rule("other/token"), path: "d/.env", message: nil)
        #expect(other.fingerprint != sighting.fingerprint)
    }
}
