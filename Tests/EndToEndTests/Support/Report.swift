import Testing

/// The JSON report, as far as tests look at it.
struct Report: Decodable, Equatable {
    struct Skipped: Decodable, Equatable {
        var what, reason: String
    }

    struct Statistics: Decodable, Equatable {
        var commits, blobs, bytes, bytesScanned, files: Int
    }

    struct Occurrence: Decodable, Equatable {
        var path: String
        var line, column: Int
        var commit: String?
    }

    struct Finding: Decodable, Equatable {
        var rule, severity, confidence, message, path: String
        var line, column, endLine, endColumn: Int
        var secret: String?
        var fingerprint: String
        var commit, author, date: String?
        var inHead: Bool?
        var lastCommit, lastDate: String?
        var decodedFrom: [String]
        var occurrences: [Occurrence]
        var remediation: String
    }

    struct Note: Decodable, Equatable {
        var kind, text: String
    }

    var schemaVersion: Int
    var target, command: String
    var complete: Bool
    var notScanned: [Skipped]
    var stats: Statistics
    var findings: [Finding]
    var notes: [Note]
    var suppressed: Int

    /// Where things were found, sorted and once each.
    var paths: [String] { Set(findings.flatMap { [$0.path] + $0.occurrences.map(\.path) }).sorted() }

    /// First places of all findings, sorted.
    var firstPaths: [String] { findings.map(\.path).sorted() }

    func findings(at path: String) -> [Finding] { findings.filter { $0.path == path } }

    func findings(of rule: String) -> [Finding] { findings.filter { $0.rule == rule } }

    /// The finding of a value; the report must show values as they are.
    func finding(of secret: String, _ location: SourceLocation = #_sourceLocation) throws -> Finding {
        let found = findings.filter { $0.secret == secret }
        try #require(
            found.count == 1, "found \(findings.map { "\($0.rule) \($0.path):\($0.line)" }), not scanned \(notScanned)",
            sourceLocation: location)
        return found[0]
    }

    func has(_ secret: String) -> Bool { findings.contains { $0.secret == secret } }

    /// The only finding; another number of them is an issue.
    func only(_ location: SourceLocation = #_sourceLocation) throws -> Finding {
        try #require(
            findings.count == 1, "\(findings.map { "\($0.rule) \($0.path):\($0.line)" }), \(notScanned)",
            sourceLocation: location)
        return findings[0]
    }

    /// The reasons and names of what was not scanned, for searching in them.
    var shortfall: String { notScanned.map { "\($0.what): \($0.reason)" }.joined(separator: "\n") }

    func notes(_ kind: String) -> [String] { notes.filter { $0.kind == kind }.map(\.text) }
}
