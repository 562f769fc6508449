import BuiltInRules
import NIOCore
import NIOPosix
import ProxyConfiguration
import ProxyGuards
import ProxyLimits
import ProxyRoutes
import ProxyTokens
import Rules

@testable import ProxyDataPlane

/// A data plane on loopback in front of a provider stub, with one token that counts.
struct Harness: Sendable {
    /// What a test changes of the usual.
    struct Setup: Sendable {
        var loops = 1
        var plan: DataPlan
        var upstream: Upstream
        var identity: ClientIdentity
        var services: Services
        var outcomes = Journal<RequestOutcome>()
        var policy = GuardPolicy()
    }

    struct Recorder: ExchangeObserver {
        let outcomes: Journal<RequestOutcome>
        /// What happened at levels that somebody listens to.
        var events: Journal<String>?
        var details: Set<DataPlaneEvent.Detail> = []

        func ended(_ outcome: RequestOutcome) { outcomes.append(outcome) }

        func happened(_ detail: DataPlaneEvent.Detail, _ event: () -> DataPlaneEvent) {
            guard let events, details.contains(detail) else { return }
            let event = event()
            let fields = event.fields.map { "\($0.name)=\($0.value)" }
            events.append("\(event.message) \(fields.joined(separator: " "))")
        }
    }

    private static let rules = Result { try BuiltInRules.load() }
    private static let usualGuards = Result { GuardEngine(rules: try rules.get()) }
    /// Invented; what the stub has to be shown.
    static let providerKey = "provider-" + "key-0123456789"
    static let hasher = TokenHasher()

    let group: MultiThreadedEventLoopGroup
    let plane: DataPlane
    let provider: ProviderStub
    let outcomes: Journal<RequestOutcome>
    let token: ClientToken
    let identity: ClientIdentity
    let services: Services
    let plan: DataPlan

    var port: Int { plane.port ?? 0 }
    var bearer: String { Self.bearer(token) }

    static func bearer(_ token: ClientToken) -> String { String(decoding: token.secret.revealed, as: UTF8.self) }

    static func guards(_ policy: GuardPolicy = GuardPolicy()) throws -> GuardEngine {
        policy == GuardPolicy() ? try usualGuards.get() : GuardEngine(rules: try rules.get(), policy: policy)
    }

    static func services(_ outcomes: Journal<RequestOutcome>) -> Services {
        Services(
            limiter: Limiter(), failures: FailureTracker(settings: FailureSettings(threshold: 60)),
            connections: ConnectionCounter(limit: 1000, limitPerAddress: 1000),
            observer: Recorder(outcomes: outcomes))
    }

    static func upstream(port: Int, dialect: Dialect = .openai, name: String = "stub") -> Upstream {
        Upstream(
            name: name, dialect: dialect, host: "127.0.0.1", port: port, tls: nil, addresses: .loopbackOnly,
            credentialHeader: CredentialHeader(dialect), credential: Secret(providerKey.utf8), credentialID: "key-1",
            // As those of clients: a test that waits for a thread is no provider that pauses.
            connectTimeout: .minutes(10), firstByteTimeout: .minutes(10), idleTimeout: .minutes(10))
    }

    static func identity(_ name: String = "tok_a", expiresAt: Int64 = .max) -> ClientIdentity {
        ClientIdentity(tokenID: name, token: LimitKey(name), project: LimitKey("prj_a"), expiresAt: expiresAt)
    }

    /// A data plane that is not started yet.
    struct Prepared {
        var change: (inout Setup) throws -> Void
        var script: ProviderStub.Script

        /// Runs a test and ends everything afterwards.
        func run(_ body: (Harness) async throws -> Void) async throws {
            try await Harness.run(change, script, body)
        }
    }

    /// With something of its own.
    static func with(
        _ change: @escaping (inout Setup) throws -> Void = { _ in },
        script: @escaping ProviderStub.Script = { _ in [.answer(#"{"ok":true}"#)] }
    ) -> Prepared {
        Prepared(change: change, script: script)
    }

    /// Runs a test with what is usual.
    static func run(_ body: (Harness) async throws -> Void) async throws { try await with().run(body) }

    private static func run(
        _ change: (inout Setup) throws -> Void, _ script: @escaping ProviderStub.Script,
        _ body: (Harness) async throws -> Void
    ) async throws {
        let outcomes = Journal<RequestOutcome>()
        var setup = Setup(
            plan: DataPlan(guards: try guards()), upstream: upstream(port: 0), identity: identity(),
            services: services(outcomes), outcomes: outcomes)
        // The tests of a run share the machine: a client that has to wait for its turn is not slow on purpose.
        setup.plan.timeouts.header = .minutes(10)
        setup.plan.timeouts.bodyIdle = .minutes(10)
        setup.plan.timeouts.writeIdle = .minutes(10)
        setup.plan.timeouts.keepAlive = .minutes(10)
        try change(&setup)
        if setup.policy != GuardPolicy() { setup.plan.guards = try guards(setup.policy) }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: setup.loops)
        do {
            let provider = try await ProviderStub.start(on: group, script)
            if setup.upstream.port == 0 { setup.upstream.port = provider.port }
            setup.plan.upstreams.append(setup.upstream)
            let token = ClientToken.generate(for: .test)
            let table = IdentityTable(
                version: 1, identities: [hasher.hash(token.secret.revealed): setup.identity], hasher: hasher)
            let plane = try await DataPlane.start(
                at: .port(0, host: "127.0.0.1"), plan: setup.plan, identities: table, services: setup.services,
                group: group)
            try await body(
                Harness(
                    group: group, plane: plane, provider: provider, outcomes: outcomes, token: token,
                    identity: setup.identity, services: setup.services, plan: setup.plan))
        } catch {
            try await group.shutdownGracefully()
            throw error
        }
        try await group.shutdownGracefully()
    }

    func connect() async throws -> RawClient { try await RawClient.connect(to: port, group: group) }

    /// The text of a request that shows the token unless it shows another.
    func request(
        _ method: String = "POST", _ target: String = "/v1/chat/completions", headers: [String] = [],
        body: String? = Self.prompt(), token: String? = nil
    ) -> String {
        var lines = ["\(method) \(target) HTTP/1.1", "host: proxy.test"]
        if !headers.contains(where: { $0.lowercased().hasPrefix("authorization:") }) {
            lines.append("authorization: Bearer \(token ?? bearer)")
        }
        if let body {
            if !headers.contains(where: { $0.lowercased().hasPrefix("content-type:") }) {
                lines.append("content-type: application/json")
            }
            lines.append("content-length: \(body.utf8.count)")
        }
        return (lines + headers).joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")
    }

    /// Sends bytes on a connection of their own and reads the answer; nil if there was none.
    func ask(_ text: String) async throws -> Answer? {
        let client = try await connect()
        client.send(text)
        let answer = try await client.answer()
        client.close()
        return answer
    }

    /// A chat with one message.
    static func prompt(_ text: String = "Hello", model: String = "gpt-4o", more: String = "") -> String {
        #"{"model":"\#(model)","messages":[{"role":"user","content":"\#(text)"}]\#(more)}"#
    }

    /// A key of an invented form that the rules find; never whole in a file.
    static let sampleSecret = "sk-" + "q7Zt2mVx9KdLw4RbYn6P" + "T3Blb" + "kFJ" + "h3Gs8JcQf5XyUa1TeMo0"
}
