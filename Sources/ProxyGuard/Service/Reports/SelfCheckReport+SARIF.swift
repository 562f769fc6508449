internal import Rules

extension SelfCheckReport {
    /// SARIF 2.1.0 (OASIS), for sites that show findings beside the code.
    public func sarif(version: String) -> String {
        let rules = Dictionary(findings.map { ($0.id, $0) }) { first, _ in first }.values.sorted { $0.id < $1.id }
        let indices = Dictionary(rules.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
        let run = Log.Run(
            tool: .init(driver: .init(version: version, semanticVersion: version, rules: rules.map(Self.descriptor))),
            invocations: [
                .init(
                    executionSuccessful: true,
                    toolExecutionNotifications: notScanned.map { skipped in
                        .init(
                            descriptor: .init(id: "not-scanned"), level: "warning",
                            message: .init(text: "Not checked: \(skipped.what): \(skipped.reason)"))
                    })
            ],
            results: findings.map { Self.result($0, indices[$0.id] ?? -1) })
        return JSONText.encoded(Log(runs: [run]))
    }

    private static func descriptor(_ finding: SelfCheckFinding) -> Log.Descriptor {
        Log.Descriptor(
            id: finding.id.description, shortDescription: .init(text: finding.name),
            help: .init(text: finding.remediation))
    }

    private static func result(_ finding: SelfCheckFinding, _ index: Int) -> Log.Result {
        // The process and the environment are no files.
        let isFile = !finding.path.hasPrefix("(")
        let region =
            finding.column > 0
            ? Log.Region(
                startLine: finding.line, startColumn: finding.column, endLine: finding.endLine,
                endColumn: finding.endColumn + 1)
            : finding.line > 0 ? Log.Region(startLine: finding.line) : nil
        let isAbsolute = finding.path.hasPrefix("/")
        let location = Log.Location(
            physicalLocation: .init(
                artifactLocation: .init(
                    uri: (isAbsolute ? "file://" : "") + percentEncoded(finding.path),
                    uriBaseId: isAbsolute ? nil : "%SRCROOT%"), region: region))
        return Log.Result(
            ruleId: finding.id.description, ruleIndex: index,
            level: finding.refuses ? "error" : finding.severity >= .low ? "warning" : "note",
            message: .init(text: finding.message), locations: isFile ? [location] : [],
            partialFingerprints: ["proxyguard/v1": finding.fingerprint],
            properties: .init(severity: finding.severity, refuses: finding.refuses))
    }

    /// Source: RFC 3986, section 2
    private static func percentEncoded(_ path: String) -> String {
        var result = ""
        for byte in path.utf8 {
            if ASCII.isAlphanumeric(byte) || "-._~/".utf8.contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }

    /// The objects that are written, named as the standard names them.
    private struct Log: Encodable {
        var schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
        var version = "2.1.0"
        var runs: [Run]

        enum CodingKeys: String, CodingKey {
            case version, runs
            case schema = "$schema"
        }

        struct Run: Encodable {
            var tool: Tool
            var invocations: [Invocation]
            var columnKind = "utf16CodeUnits"
            var results: [Result]
        }

        struct Tool: Encodable { var driver: Driver }

        struct Driver: Encodable {
            var name = "proxyguard"
            var version, semanticVersion: String
            var rules: [Descriptor]
        }

        struct Descriptor: Encodable {
            var id: String
            var shortDescription, help: Message
        }

        struct Message: Encodable { var text: String }

        struct Invocation: Encodable {
            var executionSuccessful: Bool
            var toolExecutionNotifications: [Notification]
        }

        struct Notification: Encodable {
            var descriptor: Reference
            var level: String
            var message: Message
        }

        struct Reference: Encodable { var id: String }

        struct Result: Encodable {
            var ruleId: String
            var ruleIndex: Int
            var level: String
            var message: Message
            var locations: [Location]
            var partialFingerprints: [String: String]
            var properties: Properties
        }

        struct Properties: Encodable {
            var severity: Severity
            var refuses: Bool
        }

        struct Location: Encodable { var physicalLocation: PhysicalLocation }

        struct PhysicalLocation: Encodable {
            var artifactLocation: ArtifactLocation
            var region: Region?
        }

        struct ArtifactLocation: Encodable {
            var uri: String
            var uriBaseId: String?
        }

        struct Region: Encodable {
            var startLine: Int
            var startColumn, endLine, endColumn: Int?
        }
    }
}
