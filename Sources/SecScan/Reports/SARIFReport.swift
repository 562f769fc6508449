internal import Rules

/// SARIF 2.1.0 (OASIS), with the properties that code scanning sites read.
struct SARIFReport: ReportWriter {
    /// Sites refuse a result with more places than this.
    static let relatedLocationLimit = 1000
    static let notScannedID = "not-scanned"

    func write(_ report: ScanReport, options: ReportOptions) -> String {
        let report = report.redacted(options)
        let rules = report.firedRules
        let indices = Dictionary(rules.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
        let run = SARIFLog.Run(
            tool: .init(
                driver: .init(
                    version: options.toolVersion, semanticVersion: options.toolVersion,
                    rules: rules.map(Self.descriptor), notifications: Self.notificationDescriptors(report))),
            invocations: [
                .init(
                    executionSuccessful: report.isComplete,
                    toolExecutionNotifications: Self.notifications(report))
            ],
            automationDetails: .init(id: "secscan/\(report.command)/"),
            results: report.findings.map { Self.result($0, indices[$0.rule.id], options) },
            properties: .init(
                target: report.target, complete: report.isComplete, suppressed: report.suppressedCount,
                stats: ReportFields.Stats(report.statistics)))
        return JSONText.encoded(SARIFLog(runs: [run])) + "\n"
    }

    private static func descriptor(_ rule: Rule) -> SARIFLog.Descriptor {
        let cwe = rule.cwe.lowercased()
        return SARIFLog.Descriptor(
            id: rule.id.description, name: camelCase(rule.id), shortDescription: .init(text: rule.name),
            fullDescription: .init(text: rule.description), help: help(rule), helpUri: helpURI(rule),
            defaultConfiguration: .init(level: rule.severity.sarifLevel),
            properties: .init(
                tags: ["security", "secret"] + (cwe.isEmpty ? [] : ["external/cwe/\(cwe)"]),
                securitySeverity: rule.severity.score, precision: rule.confidence.precision, aliases: rule.aliases))
    }

    /// `AwsAccessKeyId`: names are identifiers without blanks (3.49.7).
    private static func camelCase(_ id: RuleID) -> String {
        id.description.split { $0 == "/" || $0 == "-" }.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    private static func helpURI(_ rule: Rule) -> String? {
        rule.references.first { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
    }

    private static func help(_ rule: Rule) -> SARIFLog.Message {
        let references = rule.references.joined(separator: "\n")
        var text = "\(rule.description)\n\nHow to fix: \(rule.remediation)"
        var markdown = "\(rule.description)\n\n**How to fix.** \(rule.remediation)"
        if !references.isEmpty {
            text += "\n\nReferences:\n\(references)"
            markdown += "\n\n" + rule.references.map { "- <\($0)>" }.joined(separator: "\n")
        }
        return SARIFLog.Message(text: text, markdown: markdown)
    }

    private static func result(_ finding: Finding, _ index: Int?, _ options: ReportOptions) -> SARIFLog.Result {
        let further = finding.furtherOccurrences
        let related = further.prefix(relatedLocationLimit).enumerated().map { offset, occurrence in
            let commit = occurrence.commit.map { " in commit \($0.shortID)" } ?? ""
            return location(
                occurrence.place, id: offset + 1,
                message: .init(text: "The same value\(commit)."))
        }
        return SARIFLog.Result(
            ruleId: finding.rule.id.description, ruleIndex: index ?? -1, level: finding.severity.sarifLevel,
            message: .init(text: finding.message),
            locations: [location(finding.place, snippet: finding.shownLine(options))],
            relatedLocations: related.isEmpty ? nil : related,
            partialFingerprints: ["secscan/v1": finding.fingerprint.description],
            properties: .init(
                severity: finding.severity, confidence: finding.confidence, secret: finding.shownSecret(options),
                commit: finding.commit?.id, author: finding.commit?.author, date: finding.commit?.date,
                inHead: finding.inHead, lastCommit: finding.lastCommit?.id, decodedFrom: finding.decodedFrom,
                occurrences: max(1, finding.occurrences.count)
            ))
    }

    private static func location(
        _ place: Place, id: Int? = nil, message: SARIFLog.Message? = nil, snippet: String? = nil
    ) -> SARIFLog.Location {
        let line = max(1, place.line)
        let endLine = max(line, place.endLine)
        let column = max(1, place.column)
        // Ours is the column of the last byte, SARIF's the one behind it.
        let endColumn = max(place.endColumn + 1, endLine == line ? column + 1 : 1)
        let region = SARIFLog.Region(
            startLine: line, startColumn: column, endLine: endLine, endColumn: endColumn,
            snippet: nil)
        let context =
            line == endLine
            ? snippet.map {
                SARIFLog.Region(startLine: line, endLine: line, snippet: .init(text: $0))
            } : nil
        let isAbsolute = place.path.hasPrefix("/")
        return SARIFLog.Location(
            id: id, message: message,
            physicalLocation: .init(
                artifactLocation: .init(
                    uri: (isAbsolute ? "file://" : "") + percentEncoded(place.path),
                    uriBaseId: isAbsolute ? nil : "%SRCROOT%"),
                region: region, contextRegion: context),
            logicalLocations: place.pseudoName.map { [.init(name: $0, fullyQualifiedName: place.path)] })
    }

    /// RFC 3986: unreserved characters and slashes stay. A colon in a first component would make it a scheme.
    static func percentEncoded(_ path: String) -> String {
        var result = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += (byte < 16 ? "%0" : "%") + digits
            }
        }
        return result
    }

    private static func notifications(_ report: ScanReport) -> [SARIFLog.Notification] {
        report.notScanned.map {
            SARIFLog.Notification(
                descriptor: .init(id: notScannedID), level: "error",
                message: .init(text: "Not scanned: \($0.what): \($0.reason)"))
        }
            + report.notes.map {
                SARIFLog.Notification(
                    descriptor: .init(id: $0.kind.rawValue), level: "note", message: .init(text: $0.text))
            }
    }

    private static func notificationDescriptors(_ report: ScanReport) -> [SARIFLog.NotificationDescriptor] {
        var ids = Set(report.notes.map(\.kind.rawValue))
        if !report.isComplete { ids.insert(notScannedID) }
        return ids.sorted().map(SARIFLog.NotificationDescriptor.init)
    }
}
