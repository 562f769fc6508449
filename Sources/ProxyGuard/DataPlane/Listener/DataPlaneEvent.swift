public import ProxyConfiguration

/// Something that happened on the way, for whoever looks for a fault: nothing that a client or a provider said is in it, and no secret.
public struct DataPlaneEvent: Sendable {
    /// How closely one has to look to see it.
    public enum Detail: Sendable {
        /// What was decided of a request.
        case debug
        /// What becomes of connections.
        case trace
    }

    /// What is known of it.
    public enum Value: Hashable, Sendable {
        case text(String)
        case number(Int)
        /// Of a client; it is written as the settings say.
        case address(IPAddress?)
    }

    /// What happened.
    public var message: StaticString
    /// The request that it is about.
    public var requestID: String?
    /// By name.
    public var fields: [(name: StaticString, value: Value)]

    /// Creates an event.
    public init(
        _ message: StaticString, requestID: String? = nil, _ fields: [(name: StaticString, value: Value)] = []
    ) {
        self.message = message
        self.requestID = requestID
        self.fields = fields
    }
}
