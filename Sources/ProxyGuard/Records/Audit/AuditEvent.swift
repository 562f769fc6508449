/// Something that somebody did, tried or was refused, as it goes into the record.
public struct AuditEvent: Hashable, Sendable {
    /// The longest text of a field in bytes; a longer one is cut when it is written.
    public static let maximumTextLength = 512
    /// How many details there are at most; further ones, in the order of their names, are left out and counted.
    public static let maximumDetailCount = 16
    /// The longest name of a detail in bytes.
    public static let maximumNameLength = 64

    /// When.
    public var timestamp: Timestamp
    /// What: a dotted name such as `token.create`.
    public var action: String
    /// Who, by a public name.
    public var actorID: String?
    /// In which role.
    public var role: String?
    /// For which project.
    public var projectID: String?
    /// With which token, by its public name, never its value.
    public var tokenID: String?
    /// Where from, as trusted proxies say.
    public var clientIP: String?
    /// Where from, as the socket says.
    public var peerIP: String?
    /// In which request.
    public var requestID: String?
    /// How it ended.
    public var outcome: AuditOutcome
    /// Why it ended so.
    public var reason: String?
    /// What else matters; small.
    public var details: [String: String]

    public init(
        timestamp: Timestamp = .now, action: String, actorID: String? = nil, role: String? = nil,
        projectID: String? = nil, tokenID: String? = nil, clientIP: String? = nil, peerIP: String? = nil,
        requestID: String? = nil, outcome: AuditOutcome = .success, reason: String? = nil,
        details: [String: String] = [:]
    ) {
        self.timestamp = timestamp
        self.action = action
        self.actorID = actorID
        self.role = role
        self.projectID = projectID
        self.tokenID = tokenID
        self.clientIP = clientIP
        self.peerIP = peerIP
        self.requestID = requestID
        self.outcome = outcome
        self.reason = reason
        self.details = details
    }
}
