import Rules
import Testing

@testable import SecScan

/// Invented reports that have everything a writer must cope with. Values are put together from pieces, so that
/// scanning this repository stays quiet.
enum SampleReport {
    /// 20, 32, 40 and 21 bytes.
    static let accessKey = ["AK", "IA", "Q7M2", "XW4N", "PT9C", "LB3Z"].joined()
    static let liveKey = ["sk", "_li", "ve_", "9fK2", "mQ7v", "Xc41", "Lp8T", "zR5w", "Yb3N"].joined()
    static let cloudKey = ["w8Rk", "2PzL", "q0Vf", "7XnB", "4tGm", "Y1sJ", "c6Hd", "A9eU", "3oKi", "5vTa"].joined()
    static let password = ["Tr0ub4", "dour", "&3-", "hor<se>"].joined()
    static let secrets = [accessKey, liveKey, cloudKey, password]

    /// Line break, escape sequence, quotes, markup, direction override, comma, percent sign, colon.
    static let hostilePath = "evil/\u{1B}[31mred\u{7}\n::error::x\r\"'`]]></script><img src=x>&\u{202E}gpj%41,.env"

    static let pageRemediation =
        "Deactivate the key in the console under Security credentials, create a new one, and look through the audit log for uses that are not yours."

    static func rule(
        _ id: String, _ name: String, _ severity: Severity, _ confidence: Confidence = .high,
        description: String, remediation: String, references: [String] = [], cwe: String = "CWE-798",
        aliases: [String] = []
    ) throws -> Rule {
        Rule(
            id: try #require(RuleID(id)), name: name, description: description, severity: severity,
            confidence: confidence, remediation: remediation, references: references, cwe: cwe, aliases: aliases)
    }

    static let old = Commit(
        id: "3f0c9d2b7a6e5f4d3c2b1a09f8e7d6c5b4a39281", author: "Ada Example <ada@example.com>", time: 1_709_543_062)
    static let hostileCommit = Commit(
        id: "b7e151628aed2a6abf7158809cf4f3c762e7160f",
        author: "=cmd|' /C calc'!A0 \u{1B}[2J<b>Mallory</b> <m@example.com>",
        time: 1_741_079_000, isReachable: false)

    /// Ten findings of four rules, two gaps, two notes.
    static func full() throws -> ScanReport {
        var report = ScanReport(
            target: "./shop", command: "git", findings: try findings(),
            notScanned: [
                NotScanned(what: "assets/big\u{1B}]0;title\u{7}.zip", reason: "nested deeper than 8 archives"),
                NotScanned(what: "9c1185a5c5e9fc54612808977ee8f548b2258d31", reason: "object is absent: partial clone"),
            ],
            notes: [
                Note(.unusedSuppression, ".secscan.toml:12: allows generic/password in tests/, where nothing is found"),
                Note(.expiredSuppression, "src/app.py:40: secscan:allow expired on 2026-01-31"),
            ],
            suppressedCount: 3)
        report.statistics.commits = 1284
        report.statistics.blobs = 18_207
        report.statistics.files = 642
        report.statistics.bytes = 412_600_123
        report.statistics.bytesScanned = 31_400_000
        report.statistics.seconds = 1.2345
        return report
    }

    static func clean() -> ScanReport {
        var report = ScanReport(target: ".", command: "dir")
        report.statistics.files = 642
        report.statistics.bytes = 8_400_000
        report.statistics.seconds = 0.142
        return report
    }

    static func incomplete() -> ScanReport {
        var report = clean()
        report.notScanned = [NotScanned(what: "pack-1.pack", reason: "checksum does not match")]
        return report
    }

    private static func findings() throws -> [Finding] {
        let access = try rule(
            "aws/access-key-id", "AWS access key ID", .critical, .certain,
            description: "The identifier of an AWS key pair. With the secret half it acts as its user.",
            remediation: pageRemediation,
            references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html"],
            aliases: ["gitleaks:aws-access-token"])
        let live = try rule(
            "stripe/live-secret-key", "Stripe live secret key", .critical,
            description: "A key that can charge cards and read customers.",
            remediation: "Roll the key in the dashboard under Developers, API keys.",
            references: ["https://docs.stripe.com/keys"])
        let generic = try rule(
            "generic/password", "Hardcoded password", .medium, .low,
            description: "A value that is assigned to a name such as password.",
            remediation: "Change the password where it is used and read it from the environment.", cwe: "CWE-259")
        let file = try rule(
            "env-file/committed", "Committed .env file", .high,
            description: "A file of settings that usually holds credentials.",
            remediation: "Remove it from the repository, add it to .gitignore and rotate what it held.", cwe: "CWE-538")
        let root = try rule(
            "dockerfile/root-user", "Container runs as root", .info, .medium,
            description: "No USER instruction: the process is root.", remediation: "Add a USER instruction.",
            cwe: "CWE-250")
        return [
            finding(generic, hostilePath, 3, 12, password, "password = \"", "\"  # ", severity: .low),
            try accessKeyFinding(access),
            finding(
                access, "deploy/keys.tf", 8, 20, cloudKey, "\(accessKey) : ", " \(liveKey.prefix(20))",
                commit: hostileCommit, inHead: true),
            finding(
                live, "src/billing/charge.py", 102, 17, liveKey, "stripe.api_key = '", "'", commit: old, inHead: true),
            finding(
                live, "git:commit-message", 1, 9, liveKey, "revert: ", "", commit: old, inHead: nil),
            Finding(
                rule: file, severity: .high, confidence: .high, message: "A .env file is part of the repository.",
                place: Place(path: "services/api/.env"), secret: nil,
                fingerprint: Fingerprint(family: "env-file", value: "services/api/.env".utf8), commit: old, inHead: true
            ),
            Finding(
                rule: root, severity: .info, confidence: .medium, message: "The image has no USER instruction.",
                place: Place(path: "Dockerfile", line: 1, column: 1, endLine: 9, endColumn: 4), secret: nil,
                fingerprint: Fingerprint(family: "dockerfile", value: "Dockerfile".utf8)),
            finding(
                generic, "config/über größe/settings.yaml", 7, 3, password, "  pässwörd: ", "",
                decoded: ["base64", "percent"]),
        ]
    }

    /// Thirty places, most of them removed.
    private static func accessKeyFinding(_ rule: Rule) throws -> Finding {
        var result = finding(
            rule, "config/prod.env", 12, 20, accessKey, "AWS_ACCESS_KEY_ID = ", "", commit: old, inHead: false)
        result.lastCommit = old
        result.occurrences += (1...29).map { number in
            Occurrence(
                place: Place(
                    path: "deploy/stage-\(number)/prod.env", line: 12 + number, column: 20, endLine: 12 + number,
                    endColumn: 39),
                commit: old)
        }
        return result
    }

    static func finding(
        _ rule: Rule, _ path: String, _ line: Int, _ column: Int, _ secret: String, _ before: String, _ after: String,
        severity: Severity? = nil, commit: Commit? = nil, inHead: Bool? = nil, decoded: [String] = []
    ) -> Finding {
        let place = Place(
            path: path, line: line, column: column, endLine: line, endColumn: column + secret.utf8.count - 1)
        let value = Secret(secret.utf8)
        return Finding(
            rule: rule, severity: severity ?? rule.severity, confidence: rule.confidence,
            message: "\(rule.name) found.", place: place, secret: value,
            fingerprint: Fingerprint(family: rule.id.family, value: secret.utf8), commit: commit, inHead: inHead,
            decodedFrom: decoded, occurrences: [Occurrence(place: place, commit: commit)],
            excerpt: Excerpt(before: before, masked: value.redacted, after: after))
    }
}
