public import Rules

/// Everything that a scan has to say; writers turn it into their formats.
public struct ScanReport: Sendable {
    /// What was scanned, as the user named it.
    public var target: String
    /// `git`, `dir`, `staged` …
    public var command: String
    public var findings: [Finding]
    public var notScanned: [NotScanned]
    public var statistics: Statistics
    /// What does not change the result but somebody should know: unused and expired suppressions, ignored settings.
    public var notes: [Note]
    /// How many findings suppressions held back.
    public var suppressedCount: Int
    /// Values that were seen and are not reported: they are masked where they stand beside reported ones.
    public var hiddenSecrets: [Secret] = []

    public init(
        target: String, command: String, findings: [Finding] = [], notScanned: [NotScanned] = [],
        statistics: Statistics = Statistics(), notes: [Note] = [], suppressedCount: Int = 0
    ) {
        self.target = target
        self.command = command
        self.findings = findings
        self.notScanned = notScanned
        self.statistics = statistics
        self.notes = notes
        self.suppressedCount = suppressedCount
    }

    /// Whether everything that was asked for was scanned.
    public var isComplete: Bool { notScanned.isEmpty }

    /// The rules that fired, in the order of their ids.
    public var firedRules: [Rule] {
        var seen: Set<RuleID> = []
        return findings.map(\.rule).filter { seen.insert($0.id).inserted }.sorted { $0.id < $1.id }
    }
}

/// Something that was asked for and could not be scanned.
public struct NotScanned: Hashable, Sendable {
    /// A path, an object id, a ref.
    public var what: String
    public var reason: String

    public init(what: String, reason: String) {
        self.what = what
        self.reason = reason
    }
}

public struct Note: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case unusedSuppression = "unused-suppression"
        case expiredSuppression = "expired-suppression"
        case addedSuppression = "added-suppression"
        case ignoredSetting = "ignored-setting"
        case nothingFound = "nothing-found"
    }

    public var kind: Kind
    /// One line: where, what, how to mend.
    public var text: String

    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}

public struct Statistics: Hashable, Sendable {
    public var commits = 0
    /// Distinct git objects whose content was scanned.
    public var blobs = 0
    /// Bytes of content that the target has.
    public var bytes = 0
    /// Bytes that the detector went over.
    public var bytesScanned = 0
    public var files = 0
    /// Wall time.
    public var seconds = 0.0

    public init() {}

    public static func += (left: inout Statistics, right: Statistics) {
        left.commits += right.commits
        left.blobs += right.blobs
        left.bytes += right.bytes
        left.bytesScanned += right.bytesScanned
        left.files += right.files
        left.seconds += right.seconds
    }
}
