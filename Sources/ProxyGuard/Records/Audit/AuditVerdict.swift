/// What following a record from its first line to its last shows.
public enum AuditVerdict: Hashable, Sendable {
    /// Every line is as it was written.
    case intact(AuditExtent)
    /// The first line that is not.
    case broken(AuditFault)
}

/// What a record, or a file of it, holds.
public struct AuditExtent: Hashable, Sendable {
    /// How many events.
    public var count: Int
    /// The number of the first; nil without events.
    public var first: Int64?
    /// The number of the last.
    public var last: Int64?
    /// In how many files.
    public var files: Int
    /// Whether the head says that it ends here; false for a full file alone.
    public var isEndKnown: Bool
    /// Whether a key shows that nobody without it made it; without one whoever can write the files could have made all of it anew.
    public var isAuthenticated = false
    /// Whether it was signed with a key of before: a start makes it anew with the current one.
    public var isOfEarlierKey = false
}
