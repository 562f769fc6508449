import Rules

@testable import Checks
@testable import SecScan

/// A rule for values that nobody else has, and such values.
enum Token {
    static let first = "zqx_" + "aaaabbbb"
    static let second = "zqx_" + "ccccdddd"

    static func rule(
        _ id: StaticString = "sample/token", severity: Severity = .high, confidence: Confidence = .high,
        aliases: [String] = []
    ) -> Rule {
        Rule(
            id: RuleID(verified: id), name: "Sample token", description: "Fires.", severity: severity,
            confidence: confidence, keywords: ["zqx_"], pattern: "zqx_[a-z]{8}", remediation: "Revoke it.",
            aliases: aliases)
    }

    static func rules() throws -> RuleSet { try RuleSet([rule()] + CheckList.rules.filter { !$0.isOptIn }) }

    static func context(jobs: Int = 2, excluded: [Glob] = []) throws -> ScanContext {
        ScanContext(rules: try rules(), jobs: jobs, excluded: excluded)
    }

    static func scan(_ text: String, origin: TextOrigin = TextOrigin()) throws -> BlobResult {
        let scanner = BlobScanner(BlobScanner.detector(for: try rules()))
        return Array(text.utf8).withUnsafeBytes { scanner.scan($0, origin: origin) }
    }
}

extension Sighting {
    /// One that only a test has.
    static func sample(
        _ path: String = "a.txt", line: Int = 1, value: String = Token.first, rule: Rule = Token.rule(),
        commit: String? = nil, inHead: Bool? = nil, order: Int = 0, isAllowedInline: Bool = false
    ) -> Sighting {
        var sighting = Sighting(fileRule: rule, path: path, message: nil, inHead: inHead, order: order)
        sighting.secret = Secret(value.utf8)
        sighting.fingerprint = Fingerprint(family: rule.id.family, value: value.utf8)
        sighting.place.line = line
        sighting.commit = commit.map { Commit(id: $0, author: "Ada", time: 0) }
        sighting.isAllowedInline = isAllowedInline
        return sighting
    }
}

extension InputOutcome {
    /// `path:line` of every sighting, sorted.
    var places: [String] { sightings.map { "\($0.place.path):\($0.place.line)" }.sorted() }
}
