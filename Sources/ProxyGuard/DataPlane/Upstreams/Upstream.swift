public import NIOCore
public import NIOSSL
public import ProxyConfiguration
public import ProxyRoutes
public import Rules

/// A provider that requests are sent to, as the configuration names it.
public struct Upstream: Sendable {
    /// What the configuration, logs and figures call it.
    public var name: String
    /// How its API looks.
    public var dialect: Dialect
    /// The host that is connected to and whose certificate is checked, in lower case.
    public var host: String
    /// Its port.
    public var port: Int
    /// What stands in front of every path, without a slash at its end; often empty.
    public var basePath: String
    /// How TLS is spoken with it; nil for one on this machine that speaks none.
    public var tls: NIOSSLContext?
    /// Which addresses its name may stand for.
    public var addresses: AddressPolicy
    /// The header that carries the key, with what stands in front of the key in it.
    public var credentialHeader: CredentialHeader
    /// The key. Sent to no other host.
    public var credential: Secret
    /// What the key is called in records; never the key.
    public var credentialID: String
    /// Endpoints that may be asked for, such as `POST /v1/embeddings`; none means those of the dialect that name nothing that is kept there.
    public var endpoints: Set<String>
    /// Models that may be asked for; none means any.
    public var models: Set<String>
    /// How long a connection may take, its handshake included.
    public var connectTimeout: TimeAmount
    /// How long the first byte of an answer may take.
    public var firstByteTimeout: TimeAmount
    /// How long an answer may pause.
    public var idleTimeout: TimeAmount
    /// Which streams it is asked to count where the client did not ask.
    public var streamUsage: StreamUsage

    /// Creates an upstream.
    public init(
        name: String, dialect: Dialect, host: String, port: Int, basePath: String = "", tls: NIOSSLContext?,
        addresses: AddressPolicy, credentialHeader: CredentialHeader, credential: Secret, credentialID: String,
        endpoints: Set<String> = [], models: Set<String> = [], connectTimeout: TimeAmount = .seconds(10),
        firstByteTimeout: TimeAmount = .seconds(120), idleTimeout: TimeAmount = .seconds(60),
        streamUsage: StreamUsage = .limited
    ) {
        self.name = name
        self.dialect = dialect
        self.host = host
        self.port = port
        self.basePath = basePath
        self.tls = tls
        self.addresses = addresses
        self.credentialHeader = credentialHeader
        self.credential = credential
        self.credentialID = credentialID
        self.endpoints = endpoints
        self.models = models
        self.connectTimeout = connectTimeout
        self.firstByteTimeout = firstByteTimeout
        self.idleTimeout = idleTimeout
        self.streamUsage = streamUsage
    }

    /// The Host header: the port only where it is not the usual one of the scheme.
    var authority: String {
        let shown = host.contains(":") ? "[\(host)]" : host
        return port == (tls == nil ? 80 : 443) ? shown : "\(shown):\(port)"
    }

    /// Where a route's path is found there.
    ///
    /// Many write the version into the base, `https://api.example.com/v1`, as clients of the provider do; it is not said twice.
    func path(of route: MatchedRoute) -> String {
        var path = Substring(route.path)
        if let version = path.dropFirst().split(separator: "/").first, basePath.hasSuffix("/\(version)") {
            path = path.dropFirst(version.utf8.count + 1)
        }
        return basePath + path + (route.query.isEmpty ? "" : "?" + route.query)
    }

    /// Whether a route may be asked for here.
    func admits(_ route: Route) -> Bool {
        guard route.dialect == dialect else { return false }
        if endpoints.isEmpty { return !route.operation.namesStoredObjects }
        return endpoints.contains("\(route.method) \(route.template)")
    }

    /// Whether a line of a batch may ask for a target here; where the version stands in the base address it may be left out.
    func admits(batchTarget target: String) -> Bool {
        for target in [target, "/v1" + target] {
            if case .route(let matched) = RouteTable.standard.match(method: "POST", target: target) {
                return admits(matched.route)
            }
        }
        return false
    }
}
