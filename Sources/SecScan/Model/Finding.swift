public import Rules

/// One value that one rule found, with every place where it stands.
public struct Finding: Sendable {
    public var rule: Rule
    public var severity: Severity
    public var confidence: Confidence
    /// One sentence about this finding; holds no secret.
    public var message: String
    /// The first place: in a history the one that introduced the value.
    public var place: Place
    /// Nil where the finding is about a file and not about a value in it.
    public var secret: Secret?
    public var fingerprint: Fingerprint
    /// The commit that introduced the value; nil outside a history.
    public var commit: Commit?
    /// Whether the checked-out commit still has the value; nil outside a history.
    public var inHead: Bool?
    /// The last commit that had the value; nil where the checked-out one has it, outside a history, and of what is no file.
    public var lastCommit: Commit?
    /// The encodings that were undone to see the value, outermost first.
    public var decodedFrom: [String]
    /// Every place, the first included, in order.
    public var occurrences: [Occurrence]
    /// The line of the first place with the secret masked; nil where there is no text line.
    public var excerpt: Excerpt?

    public init(
        rule: Rule, severity: Severity, confidence: Confidence, message: String, place: Place, secret: Secret?,
        fingerprint: Fingerprint, commit: Commit? = nil, inHead: Bool? = nil, lastCommit: Commit? = nil,
        decodedFrom: [String] = [],
        occurrences: [Occurrence] = [], excerpt: Excerpt? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.confidence = confidence
        self.message = message
        self.place = place
        self.secret = secret
        self.fingerprint = fingerprint
        self.commit = commit
        self.inHead = inHead
        self.lastCommit = lastCommit
        self.decodedFrom = decodedFrom
        self.occurrences = occurrences
        self.excerpt = excerpt
    }
}

/// Where something stands. Lines and columns count from 1, columns in bytes; the end is that of the last byte.
public struct Place: Hashable, Sendable {
    /// Relative to the target, components joined by `/`; a place that is no file is named `git:commit-message` and so on.
    public var path: String
    public var line: Int
    public var column: Int
    public var endLine: Int
    public var endColumn: Int

    public init(path: String, line: Int = 1, column: Int = 1, endLine: Int = 1, endColumn: Int = 1) {
        self.path = path
        self.line = line
        self.column = column
        self.endLine = endLine
        self.endColumn = endColumn
    }
}

public struct Occurrence: Hashable, Sendable {
    public var place: Place
    public var commit: Commit?

    public init(place: Place, commit: Commit? = nil) {
        self.place = place
        self.commit = commit
    }
}

public struct Commit: Hashable, Sendable {
    /// Lower-case hexadecimal.
    public var id: String
    /// `Name <address>`.
    public var author: String
    /// Seconds since 1970 of the author date.
    public var time: Int64
    /// False when no ref, reflog or index reaches it.
    public var isReachable: Bool

    public init(id: String, author: String, time: Int64, isReachable: Bool = true) {
        self.id = id
        self.author = author
        self.time = time
        self.isReachable = isReachable
    }

    /// RFC 3339, UTC.
    public var date: String { Timestamp.iso8601(time) }
    /// The first ten digits.
    public var shortID: String { String(id.prefix(10)) }
}

/// A piece of a line for people: the secret is masked, control characters are made visible, long lines are clipped.
public struct Excerpt: Hashable, Sendable {
    /// What stands before the secret.
    public var before: String
    /// The secret as reports show it.
    public var masked: String
    public var after: String

    public init(before: String, masked: String, after: String) {
        self.before = before
        self.masked = masked
        self.after = after
    }
}
