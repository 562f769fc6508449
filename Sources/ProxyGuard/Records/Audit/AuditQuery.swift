/// Which events somebody asks for; what is nil does not matter.
public struct AuditQuery: Hashable, Sendable {
    /// The earliest.
    public var since: Timestamp?
    /// The first that is too late.
    public var until: Timestamp?
    /// The action, or with a dot at the end all that begin so.
    public var action: String?
    /// The actor.
    public var actorID: String?
    /// The token, by its public name.
    public var tokenID: String?
    /// The project.
    public var projectID: String?
    /// The request.
    public var requestID: String?
    /// How it ended.
    public var outcome: AuditOutcome?
    /// Only events with a higher number: the last of the page before.
    public var after: Int64?

    public init(
        since: Timestamp? = nil, until: Timestamp? = nil, action: String? = nil, actorID: String? = nil,
        tokenID: String? = nil, projectID: String? = nil, requestID: String? = nil, outcome: AuditOutcome? = nil,
        after: Int64? = nil
    ) {
        self.since = since
        self.until = until
        self.action = action
        self.actorID = actorID
        self.tokenID = tokenID
        self.projectID = projectID
        self.requestID = requestID
        self.outcome = outcome
        self.after = after
    }

    /// Whether it asks for that event.
    public func matches(_ record: AuditRecord) -> Bool {
        let event = record.event
        func isAsked(_ wanted: String?, _ value: String?) -> Bool { wanted.map { $0 == value } ?? true }
        return (since.map { event.timestamp >= $0 } ?? true) && (until.map { event.timestamp < $0 } ?? true)
            && (after.map { record.sequence > $0 } ?? true) && (outcome.map { $0 == event.outcome } ?? true)
            && (action.map { $0.hasSuffix(".") ? event.action.hasPrefix($0) : event.action == $0 } ?? true)
            && isAsked(actorID, event.actorID) && isAsked(tokenID, event.tokenID)
            && isAsked(projectID, event.projectID) && isAsked(requestID, event.requestID)
    }
}
