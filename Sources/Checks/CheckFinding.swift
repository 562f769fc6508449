public import Rules

/// What a structural check found in a file.
public struct CheckFinding: Hashable, Sendable {
    /// In bytes of the file; not empty.
    public var range: Range<Int>
    /// One clause that says what stands there.
    public var message: String
    /// Where it differs from the rule's.
    public var severity: Severity?
    /// Where it differs from the rule's.
    public var confidence: Confidence?
    /// What another program that found it calls it, such as `SC2086`.
    public var code: String?
    /// A comment of another tool says that it may stay.
    public var isIgnored = false

    public init(
        _ range: Range<Int>, _ message: String, severity: Severity? = nil, confidence: Confidence? = nil
    ) {
        self.range = range
        self.message = message
        self.severity = severity
        self.confidence = confidence
    }
}
