internal import Rules

/// The parts of the JSON report (`docs/design`: JSON report), shared by JSON and JSON Lines.
enum ReportFields {
    struct Tool: Encodable {
        var name = "secscan"
        var version: String
    }

    struct Skipped: Encodable {
        var what: String
        var reason: String

        init(_ skipped: NotScanned) {
            what = skipped.what
            reason = skipped.reason
        }
    }

    struct Remark: Encodable {
        var kind: String
        var text: String

        init(_ note: Note) {
            kind = note.kind.rawValue
            text = note.text
        }
    }

    struct Stats: Encodable {
        var commits, blobs, bytes, bytesScanned, files: Int
        var seconds: Double

        init(_ statistics: Statistics) {
            commits = statistics.commits
            blobs = statistics.blobs
            bytes = statistics.bytes
            bytesScanned = statistics.bytesScanned
            files = statistics.files
            seconds = statistics.seconds.isFinite ? (statistics.seconds * 1000).rounded() / 1000 : 0
        }
    }

    struct Where: Encodable {
        var path: String
        var line, column: Int
        @OrNull var commit: String?

        init(_ occurrence: Occurrence) {
            path = occurrence.place.path
            line = occurrence.place.line
            column = occurrence.place.column
            commit = occurrence.commit?.id
        }
    }

    struct Found: Encodable {
        var rule: String
        var severity: Severity
        var confidence: Confidence
        var message, path: String
        var line, column, endLine, endColumn: Int
        @OrNull var secret: String?
        var fingerprint: String
        @OrNull var commit: String?
        @OrNull var author: String?
        @OrNull var date: String?
        @OrNull var inHead: Bool?
        @OrNull var lastCommit: String?
        @OrNull var lastDate: String?
        var decodedFrom: [String]
        var occurrences: [Where]
        var remediation: String

        init(_ finding: Finding, _ options: ReportOptions) {
            rule = finding.rule.id.description
            severity = finding.severity
            confidence = finding.confidence
            message = finding.message
            path = finding.place.path
            line = finding.place.line
            column = finding.place.column
            endLine = finding.place.endLine
            endColumn = finding.place.endColumn
            secret = finding.shownSecret(options)
            fingerprint = finding.fingerprint.description
            commit = finding.commit?.id
            author = finding.commit?.author
            date = finding.commit?.date
            inHead = finding.inHead
            lastCommit = finding.lastCommit?.id
            lastDate = finding.lastCommit?.date
            decodedFrom = finding.decodedFrom
            occurrences = finding.occurrences.map(Where.init)
            remediation = finding.rule.remediation
        }
    }

    struct Fired: Encodable {
        var id: String
        var aliases: [String]
        var name: String
        var severity: Severity

        init(_ rule: Rule) {
            id = rule.id.description
            aliases = rule.aliases
            name = rule.name
            severity = rule.severity
        }
    }
}
