/// What the program tells of itself to who administers it.
public struct ManagementStatus: Hashable, Sendable {
    /// The version of the program.
    public var version: String
    /// Seconds since its start.
    public var uptime: Int64
    /// Requests of clients under way.
    public var requestsUnderWay: Int
    /// Answers that are being streamed.
    public var openStreams: Int
    /// Whether the audit log is written: `writing`, or why not.
    public var audit: String
    /// Whether the store can be used: `ready`, or why not.
    public var store: String
    /// Whether the data plane refuses all requests.
    public var isLockedDown: Bool
    /// Whether the program is about to end.
    public var isDraining: Bool

    public init(
        version: String, uptime: Int64, requestsUnderWay: Int, openStreams: Int, audit: String, store: String,
        isLockedDown: Bool, isDraining: Bool
    ) {
        self.version = version
        self.uptime = uptime
        self.requestsUnderWay = requestsUnderWay
        self.openStreams = openStreams
        self.audit = audit
        self.store = store
        self.isLockedDown = isLockedDown
        self.isDraining = isDraining
    }

    func json(isFrozen: Bool) -> JSONValue {
        [
            "version": .string(version), "uptime_seconds": .integer(uptime),
            "requests_under_way": .integer(Int64(requestsUnderWay)), "open_streams": .integer(Int64(openStreams)),
            "audit": .string(audit), "store": .string(store), "lockdown": .bool(isLockedDown),
            "management_frozen": .bool(isFrozen), "draining": .bool(isDraining),
        ]
    }
}
