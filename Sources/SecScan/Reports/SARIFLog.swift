internal import Rules

/// The objects of SARIF 2.1.0 that we write, named as the standard names them.
struct SARIFLog: Encodable {
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
        var automationDetails: AutomationDetails
        /// We count bytes, which SARIF has no word for; for ASCII lines they are the same.
        var columnKind = "utf16CodeUnits"
        var results: [Result]
        var properties: RunProperties
    }

    struct RunProperties: Encodable {
        var target: String
        var complete: Bool
        var suppressed: Int
        var stats: ReportFields.Stats
        var columnUnit = "byte"
    }

    struct AutomationDetails: Encodable { var id: String }

    struct Tool: Encodable { var driver: Driver }

    struct Driver: Encodable {
        var name = "secscan"
        var version, semanticVersion: String
        var rules: [Descriptor]
        var notifications: [NotificationDescriptor]
    }

    struct Descriptor: Encodable {
        var id, name: String
        var shortDescription, fullDescription, help: Message
        var helpUri: String?
        var defaultConfiguration: Configuration
        var properties: RuleProperties
    }

    struct NotificationDescriptor: Encodable {
        var id: String

        init(_ id: String) { self.id = id }
    }

    struct Configuration: Encodable { var level: String }

    struct RuleProperties: Encodable {
        var tags: [String]
        var securitySeverity, precision: String
        var aliases: [String]

        enum CodingKeys: String, CodingKey {
            case tags, precision, aliases
            case securitySeverity = "security-severity"
        }
    }

    struct Message: Encodable {
        var text: String
        var markdown: String?
    }

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
        var relatedLocations: [Location]?
        var partialFingerprints: [String: String]
        var properties: ResultProperties
    }

    struct ResultProperties: Encodable {
        var severity: Severity
        var confidence: Confidence
        var secret, commit, author, date: String?
        var inHead: Bool?
        var lastCommit: String?
        var decodedFrom: [String]
        var occurrences: Int
    }

    struct Location: Encodable {
        var id: Int?
        var message: Message?
        var physicalLocation: PhysicalLocation
        var logicalLocations: [LogicalLocation]?
    }

    struct PhysicalLocation: Encodable {
        var artifactLocation: ArtifactLocation
        var region: Region
        var contextRegion: Region?
    }

    struct ArtifactLocation: Encodable {
        var uri: String
        var uriBaseId: String?
    }

    struct LogicalLocation: Encodable {
        var name, fullyQualifiedName: String
    }

    struct Region: Encodable {
        var startLine: Int
        var startColumn, endLine, endColumn: Int?
        var snippet: Message?
    }
}
