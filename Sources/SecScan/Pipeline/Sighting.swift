internal import Checks
internal import Rules

/// One value at one place; the collector makes findings of them.
struct Sighting: Sendable {
    var rule: Rule
    var severity: Severity
    var confidence: Confidence
    var secret: Secret?
    var fingerprint: Fingerprint
    var message: String?
    var place: Place
    var excerpt: ExcerptSource?
    /// The encodings that were undone to see the value, outermost first.
    var decodedFrom: [String] = []
    var commit: Commit?
    /// Nil outside a history.
    var inHead: Bool?
    /// The last commit that had the value anywhere; nil outside a history, and where the checked-out commit has it.
    var lastCommit: Commit?
    var isAllowedInline: Bool
    /// A gitleaks configuration allows it where one of these commits brought it in.
    var allowedCommits: Set<String> = []
    /// Ascending: earlier commits first.
    var order: Int

    var isAllowedByCommit: Bool { commit.map { allowedCommits.contains($0.id) } ?? false }

    init(
        _ finding: BlobFinding, rule: Rule, confidence: Confidence, path: String, commit: Commit? = nil,
        inHead: Bool? = nil,
        order: Int = 0
    ) {
        self.rule = rule
        severity = rule.severity
        self.confidence = confidence
        secret = finding.secret
        fingerprint = finding.fingerprint
        place = finding.span.place(in: path)
        excerpt = finding.excerpt
        decodedFrom = finding.decodedFrom
        self.commit = commit
        self.inHead = inHead
        isAllowedInline = finding.isAllowedInline
        self.order = order
    }

    /// A finding about a file and not about a value in it.
    init(
        fileRule rule: Rule, path: String, message: String?, commit: Commit? = nil, inHead: Bool? = nil, order: Int = 0
    ) {
        self.rule = rule
        severity = rule.severity
        confidence = rule.confidence
        fingerprint = Fingerprint(family: rule.id.family, value: Array(path.utf8))
        self.message = message
        place = Place(path: path)
        self.commit = commit
        self.inHead = inHead
        isAllowedInline = false
        self.order = order
    }

    /// A finding of a structural check.
    init(
        rule: Rule, _ finding: CheckFinding, place: Place, fingerprint: Fingerprint, inHead: Bool?,
        isAllowedInline: Bool
    ) {
        self.rule = rule
        severity = finding.severity ?? rule.severity
        confidence = finding.confidence ?? rule.confidence
        self.fingerprint = fingerprint
        message = finding.message
        self.place = place
        self.inHead = inHead
        self.isAllowedInline = isAllowedInline
        order = 0
    }
}
