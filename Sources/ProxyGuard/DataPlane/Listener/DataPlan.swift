internal import NIOCore
public import NIOSSL
public import ProxyConfiguration
public import ProxyGuards
public import ProxyLimits

/// What the data plane works by: made from a configuration that passed its checks, replaced whole when another one does.
public struct DataPlan: Sendable {
    /// Plans that were made later have greater ones. Two that are exchanged at once may reach event loops in any order: each loop keeps
    /// the later one.
    public var generation: Int64 = 0
    /// In the order of the configuration: of several that admit a request the first is asked.
    public var upstreams: [Upstream] = []
    /// Web pages that may call.
    public var cors = CORSPolicy()
    /// What every answer carries.
    public var headers = SecurityHeaders(hstsAge: 0)
    /// How TLS is spoken with clients; nil for not at all.
    public var tls: NIOSSLContext?
    /// Proxies in front whose word on a client's address counts.
    public var trustedProxies: [Network] = []
    /// How long clients may take.
    public var timeouts = Timeouts()
    /// The body of a request, in bytes.
    public var requestBodyLimit = 10 << 20
    /// The body of an answer, in bytes.
    public var responseBodyLimit = 64 << 20
    /// All headers of a request, names and values, in bytes.
    public var headerLimit = 32 << 10
    /// What everybody together may use.
    public var globalLimits = LimitPolicy()
    /// What an address may use.
    public var addressLimits = LimitPolicy()
    /// What a token may use whose record says nothing narrower.
    public var tokenLimits = LimitPolicy()
    /// What a project may use whose record says nothing narrower.
    public var projectLimits = LimitPolicy()
    /// What looks at requests and answers.
    public var guards: GuardEngine

    /// Creates a plan without upstreams.
    public init(guards: GuardEngine) { self.guards = guards }
}
