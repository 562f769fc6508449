import Rules
import Testing

@testable import Checks
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
        #expect(
            checks.isNamed("a/Dockerfile") && checks.subject("a/Dockerfile").isChecked && !checks.isNamed("a/b.txt")
                && checks.sizeLimit > 1 << 20)
        var result = BlobResult()
        let found = Array(Self.text.utf8).withUnsafeBytes {
            checks.sightings(in: $0, path: "a.txt", of: DockerfileAudit.self, using: &result)
        }
        #expect(found.count == 2)
    }

    @Test func checksKnowWhatTheOtherRulesFound() throws {
        let text = "VALUE=\(Token.first)\n"
        var result = try Token.scan(text)
        let found = try sightings(text, path: ".env.example", result: &result)
        #expect(found.map { "\($0.rule.id)" } == ["env-file/example-with-value"])
        #expect(found.map(\.confidence) == [.high])
        #expect(try sightings(text, path: ".env.example").isEmpty)
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

    /// `line rule`, with `-` in front of what is allowed.
    private func audit(_ text: String, result: inout BlobResult) throws -> [String] {
        let scanner = BlobScanner(BlobScanner.detector(for: try Token.rules()))
        result = Array(text.utf8).withUnsafeBytes { scanner.scan($0) }
        return try sightings(text, result: &result).map {
            "\($0.isAllowedInline ? "-" : "")\($0.place.line) \($0.rule.id.description.dropFirst("docker/".count))"
        }
    }

    @Test func allowCommentsCoverInstructionsStagesAndFiles() throws {
        var result = BlobResult()
        let statement =
            "FROM a:1\n# secscan:allow[docker/sudo] a\n# and so on\nRUN b \\\n && sudo c\nRUN sudo d\nUSER 1\n"
        #expect(try audit(statement, result: &result) == ["-5 sudo", "6 sudo"])
        #expect(result.unusedAllows.isEmpty)
        let stage = "# secscan:allow-stage[DL3004]\nFROM a:1 AS b\nRUN sudo c\nFROM b\nRUN sudo d\nUSER 1\n"
        #expect(try audit(stage, result: &result) == ["-3 sudo", "5 sudo"])
        let file = "FROM a:1\nRUN sudo b\nRUN sudo c\nUSER 1\n# secscan:allow-file[DS-0010]\n"
        #expect(try audit(file, result: &result) == ["-2 sudo", "-3 sudo"])
        #expect(result.unusedAllows.isEmpty)
        #expect(
            try audit("# secscan:allow[docker/missing-user] base\nFROM a:1\n", result: &result) == ["-2 missing-user"])
    }

    @Test func allowCommentsEnd() throws {
        var result = BlobResult()
        let text = "FROM a:1\n# secscan:allow[docker/sudo] until=2020-01-01\nRUN sudo b\nUSER 1\n"
        #expect(try audit(text, result: &result) == ["3 sudo"])
        #expect(result.unusedAllows.map(\.isExpired) == [true])
    }

    @Test func anAllowForARuleThatIsOffIsNotUnused() throws {
        let text = "FROM a:1\n# secscan:allow[docker/sudo]\nRUN b\nUSER 1\n"
        var result = BlobResult()
        _ = try audit(text, result: &result)
        #expect(result.unusedAllows.map(\.line) == [2])
        let off = try Token.rules().silencing { $0.id.description == "docker/sudo" }
        _ = try sightings(text, rules: off, result: &result)
        #expect(result.unusedAllows.isEmpty)
    }

    @Test func commentsOfOtherTools() throws {
        var result = BlobResult()
        let text =
            "FROM a:1\n# hadolint ignore=DL3004,DL4000\nRUN sudo b\n# trivy:ignore:DS-0010:exp:2020-01-01\nRUN sudo c\nUSER 1\n"
        #expect(
            try audit(text, result: &result) == ["2 unused-ignore", "-3 sudo", "4 expired-ignore", "5 sudo"])
    }

    @Test("rules about code look at files of their language, and allow comments hold their findings back")
    func configuration() throws {
        let rules = try RuleSet(try RuleFileParser.parse(CorsRule.text, file: "cors.toml"))
        let checks = FileChecks(rules)
        #expect(
            checks.isNamed("a.js") && !checks.subject("a.js").isChecked && !checks.subject("a.js").isNone
                && checks.subject("a.md").isNone && !checks.isNamed("a.md")
                && !checks.isNamed("vendor/a.js"))
        let text = Array("cors()\ncors() // secscan:allow cors/a\n".utf8)
        var result = BlobResult()
        let found = text.withUnsafeBytes { checks.sightings(in: $0, path: "a.js", using: &result) }
        #expect(found.map(\.isAllowedInline) == [false, true])
        #expect(found.map(\.message) == ["every origin is allowed", "every origin is allowed"])
    }
}
