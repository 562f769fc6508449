public import ProxyConfiguration
public import ProxyGuards
public import ProxyRoutes

/// What became of one request: for records, figures and budgets. Nothing of what client or provider said is in it.
public struct RequestOutcome: Sendable {
    /// Names it.
    public var requestID: String
    /// Seconds since 1970 at which its headers were complete.
    public var time: Int64
    /// The method, where it is a usual one; "-" where the request could not be read. Nothing that a client made up.
    public var method = "-"
    /// Nil where no route matched.
    public var route: Route?
    /// The token's public name; nil before it was known.
    public var tokenID: String?
    /// What the token's use in all is counted to.
    public var family: String?
    /// The token's project.
    public var projectID: String?
    /// The other end of the connection.
    public var peer: IPAddress?
    /// The client.
    public var client: IPAddress?
    /// The upstream that was asked.
    public var upstream: String?
    /// What its key is called.
    public var credentialID: String?
    /// The model, where one was asked for that the policy knows, and in whose name the guards found nothing; nil of others.
    public var model: String?
    /// The status that the client was sent; 0 if it was gone before.
    public var status = 0
    /// The code of the failure; nil of answers that came from the provider.
    public var failure: String?
    /// Tokens of the model, as the provider counted them or as estimated.
    public var usage: ModelUsage?
    /// What guards found.
    public var findings: [GuardFinding] = []
    /// Bytes of the request's body.
    public var requestBytes = 0
    /// Bytes of the answer's body.
    public var responseBytes = 0
    /// Nanoseconds from the headers to the end.
    public var duration: UInt64 = 0
    /// Nanoseconds of it that were spent waiting for the upstream.
    public var upstreamDuration: UInt64 = 0
    /// Whether limits let it pass: then it counts as a request of its token, whatever became of it.
    public var isAdmitted = false
    /// Whether the client left before the end.
    public var isAborted = false

    init(requestID: String, time: Int64) {
        self.requestID = requestID
        self.time = time
    }
}
