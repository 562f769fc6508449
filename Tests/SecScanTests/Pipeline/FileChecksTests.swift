import Rules
import Testing

@testable import SecScan

@Suite struct FileChecksTests {
    private static let text = "FROM a:1\nRUN sudo one\nRUN sudo one\nUSER 1\n"

    private func sightings(
        _ text: String, path: String = "Dockerfile", rules: RuleSet? = nil, result: inout BlobResult
    ) throws -> [Sighting] {
        let checks = FileChecks(try rules ?? Token.rules())
        return Array(text.utf8).withUnsafeBytes { checks.sightings(in: $0, path: path, using: &result) }
    }

    private func sightings(_ text: String, path: String = "Dockerfile", rules: RuleSet? = nil) throws -> [Sighting] {
        var result = BlobResult()
        return try sightings(text, path: path, rules: rules, result: &result)
    }

    @Test func placesAndMessages() throws {
        let found = try sightings(Self.text)
        #expect(
            found.map { "\($0.rule.id) \($0.place.line):\($0.place.column)" } == ["docker/sudo 2:5", "docker/sudo 3:5"])
        #expect(found.allSatisfy { $0.severity == .high && $0.message == "sudo is run in RUN" && $0.secret == nil })
    }

    @Test func onlyFilesThatAreNamedSo() throws {
        #expect(try sightings(Self.text, path: "a.txt").isEmpty)
        let checks = FileChecks(try Token.rules())
        #expect(checks.isNamed("a/Dockerfile") && !checks.isNamed("a/b.txt") && checks.sizeLimit > 1 << 20)
        var result = BlobResult()
        let found = Array(Self.text.utf8).withUnsafeBytes {
            checks.sightings(in: $0, path: "a.txt", of: DockerfileAudit.self, using: &result)
        }
        #expect(found.count == 2)
    }

    /// The same words twice are two findings, and lines before them change neither.
    @Test func fingerprintsKeepThroughEdits() throws {
        let before = try sightings(Self.text).map(\.fingerprint)
        #expect(Set(before).count == 2)
        #expect(try sightings("# a comment\n\n" + Self.text).map(\.fingerprint) == before)
        let more = Self.text.replacing("RUN", with: "RUN sudo first\nRUN", maxReplacements: 1)
        #expect(try sightings(more).map(\.fingerprint).dropFirst() == before[...])
        #expect(try sightings(Self.text, path: "b/Dockerfile").map(\.fingerprint) != before)
    }

    @Test func rulesThatAreOffSayNothing() throws {
        let sudo = RuleID(verified: "docker/sudo")
        #expect(try sightings(Self.text, rules: try Token.rules().filtered { $0.id != sudo }).isEmpty)
        #expect(try sightings(Self.text, rules: try Token.rules().silencing { $0.id == sudo }).isEmpty)
    }

    @Test func allowComments() throws {
        var result = BlobResult()
        let text = "FROM a:1\n# secscan:allow[docker/sudo] needed\nRUN sudo one\n# SecScan:allow\nRUN make\nUSER 1\n"
        let scanner = BlobScanner(BlobScanner.detector(for: try Token.rules()))
        result = Array(text.utf8).withUnsafeBytes { scanner.scan($0) }
        #expect(result.unusedAllows.map(\.line) == [2, 4])
        #expect(try sightings(text, result: &result).map(\.isAllowedInline) == [true])
        #expect(result.unusedAllows.map(\.line) == [4])
    }
}
